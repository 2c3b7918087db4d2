//! Trends are read by keys alone, value by value, and a chart leaves as a picture. The page answers
//! while ten years are drawn.

use crate::gallery::days_are_shown;
use crate::prepared::{DEMO_NOW, demo_journal, opened};
use crate::{Options, Page, journey, say, say_with};
use cairn_tests::big::journal_of_check_ins;
use fantoccini::key::Key;
use std::os::unix::fs::PermissionsExt;

/// The walker of the chart with this title takes the focus.
async fn walk(page: &Page, title: &str) {
    let name = say_with("chart-walk-and-open", &[("title", title.into())]);
    let slider = page.find("slider", &name).await;
    let id = slider.attr("id").await.unwrap();
    let focus = "const named = [...document.querySelectorAll('input[type=range]')]
          .find((one) => one.ariaLabel === arguments[0]);
        named.focus();";
    page.run(focus, vec![name.into(), id.into()]).await;
}

/// What is read for the value that has the focus.
async fn read(page: &Page) -> String {
    let read = "return document.activeElement.ariaValueText ?? ''";
    page.run(read, Vec::new())
        .await
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

async fn press(page: &Page, key: Key) -> String {
    let before = read(page).await;
    page.key(key).await;
    page.until("another value is read", async |page| {
        read(page).await != before
    })
    .await;
    read(page).await
}

/// Chooses from the menu of the first chart.
async fn save(page: &Page, choice: &str) {
    let more = "document.querySelector('main section .acts [aria-haspopup=menu]').click()";
    page.run(more, Vec::new()).await;
    let save = page.find("menuitem", &say(choice)).await;
    save.click().await.unwrap();
}

#[test]
fn values_are_read_by_keys_and_open_their_day() {
    journey(async || {
        let place = demo_journal();
        let picture = place.root().join("picture.svg");
        let options = Options {
            now: Some(DEMO_NOW),
            picked: Some(picture.clone()),
            ..Options::default()
        };
        let (program, page) = opened(&place, &options).await;
        page.go("trends").await;
        page.until("every chart is drawn", async |page| {
            let drawn = "return document.querySelectorAll('main .drawing svg').length";
            page.run(drawn, Vec::new()).await.as_u64() >= Some(8)
        })
        .await;

        // The year moves by days and by months, and each cell is read in full.
        walk(
            &page,
            &say_with("chart-year-title", &[("year", "2026".into())]),
        )
        .await;
        assert!(
            read(&page).await.starts_with("Thursday 1 January 2026"),
            "{}",
            read(&page).await
        );
        assert!(
            press(&page, Key::Right)
                .await
                .starts_with("Friday 2 January 2026")
        );
        assert!(
            press(&page, Key::Down)
                .await
                .starts_with("Monday 2 February 2026")
        );
        assert!(
            press(&page, Key::Up)
                .await
                .starts_with("Friday 2 January 2026")
        );

        // A shorter range is drawn anew, and the table holds the same days.
        page.press_a("radio", &say("trends-range-30")).await;
        let days = "const text = document.querySelector('main section p').innerText; return text";
        page.until("30 days are shown", async |page| {
            page.run(days, Vec::new())
                .await
                .as_str()
                .unwrap_or_default()
                .contains("of 30 days")
        })
        .await;
        walk(&page, &say("chart-mood-title")).await;
        page.type_keys("t").await;
        page.find("table", &say("chart-mood-title")).await;
        page.type_keys("t").await;

        // Saved as it stands, for its owner only.
        save(&page, "trends-save-svg").await;
        page.until("the picture is written", async |_| picture.exists())
            .await;
        let svg = std::fs::read_to_string(&picture).unwrap();
        assert!(svg.starts_with("<svg") && svg.ends_with("</svg>"));
        let mode = std::fs::metadata(&picture).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600);

        // And as pixels, twice as many as the drawing is wide.
        std::fs::remove_file(&picture).unwrap();
        save(&page, "trends-save-png").await;
        page.until("the pixels are written", async |_| picture.exists())
            .await;
        let png = std::fs::read(&picture).unwrap();
        assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"));
        let width = u32::from_be_bytes(png[16..20].try_into().unwrap());
        assert_eq!(width, 2 * (960 + 32), "a margin of 16 on both sides");

        // Enter goes to the day.
        walk(&page, &say("chart-mood-title")).await;
        let value = press(&page, Key::Right).await;
        let (day, _) = value.split_once(" 2026").expect("a day with its year");
        page.key(Key::Enter).await;
        page.find("heading", &say("place-journal")).await;
        page.shows(day).await;
        program.quit(&page).await;
    });
}

/// An answer within this many milliseconds is felt as one without a wait (web.dev, "Interaction to
/// Next Paint").
const FELT_MS: f64 = 200.0;

/// The longest time for which the page answered nothing while the range is turned to `range` and
/// all charts are drawn of so many days, in milliseconds.
async fn longest_silence(page: &Page, range: &str, days: &str) -> f64 {
    let listen = "let last = performance.now();
        window.silence = 0;
        window.listening = setInterval(() => {
          const now = performance.now();
          window.silence = Math.max(window.silence, now - last);
          last = now;
        }, 10)";
    page.run(listen, Vec::new()).await;
    page.press_a("radio", &say(range)).await;
    days_are_shown(page, days).await;
    let stop = "clearInterval(window.listening); return window.silence";
    page.run(stop, Vec::new()).await.as_f64().unwrap()
}

#[test]
fn the_page_answers_while_ten_years_are_drawn() {
    journey(async || {
        let options = Options {
            now: Some(DEMO_NOW),
            ..Options::default()
        };
        let place = journal_of_check_ins(10).place;
        let (program, page) = opened(&place, &options).await;
        page.go("trends").await;
        page.until("every chart is drawn", async |page| {
            let drawn = "return document.querySelectorAll('main .drawing svg').length";
            page.run(drawn, Vec::new()).await.as_u64() == Some(9)
        })
        .await;
        // Whatever else the machine does makes it longer, never shorter.
        let mut least = f64::INFINITY;
        for _ in 0..3 {
            longest_silence(&page, "trends-range-30", "30").await;
            least = least.min(longest_silence(&page, "trends-range-all", "3,650").await);
        }
        assert!(least < FELT_MS, "{least} ms without an answer");
        program.quit(&page).await;
    });
}
