//! Search in the window.

use crate::prepared::{journal_with, opened};
use crate::{Options, journey, say};

#[test]
fn a_word_with_accents_is_found_without_them_and_in_capitals() {
    journey(async || {
        let place = journal_with(&[
            (
                "Lunch",
                "Met Zoë at the café in Malmö, naïve about the weather.",
            ),
            ("Supper", "Soup, and nothing else."),
        ]);
        let (program, page) = opened(&place, &Options::default()).await;
        page.go("journal").await;
        let field = page.find("textbox", &say("journal-search")).await;
        for query in ["cafe", "ZOE malmo", "naive"] {
            field.clear().await.unwrap();
            field.send_keys(query).await.unwrap();
            page.until(&format!("{query} finds one"), async |page| {
                let rows = "return [...document.querySelectorAll('[role=option]')].map((row) => row.innerText)";
                let rows: Vec<String> =
                    serde_json::from_value(page.run(rows, Vec::new()).await).unwrap();
                rows.len() == 1 && rows[0].contains("Lunch")
            })
            .await;
        }
        field.clear().await.unwrap();
        field.send_keys("nowhere-in-it").await.unwrap();
        page.shows(&say("journal-no-hit-next")).await;
        drop(program);
    });
}
