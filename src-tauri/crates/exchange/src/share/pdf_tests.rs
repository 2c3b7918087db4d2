//! What leaves as a PDF, read back by other code than that which writes. On Linux, where that code
//! is in packages.

use super::tests::{document, file_of, request};
use super::*;
use crate::pdf::tests::{extracted, told, words_of};
use crate::samples::{check_in, day, entry, fresh, import, moment};
use cairn_journal::{GroupDraft, ImportBatch, PersonDraft};
use proptest::prelude::*;

#[test]
fn ac_36_a_pdf_holds_no_name_in_its_text_its_metadata_or_its_name() {
    let mut here = fresh(&moment(), 8);
    let at = moment();
    for (alias, name) in [("M.", "Maria"), ("J.", "José")] {
        let person = PersonDraft {
            names_to_redact: vec![name.to_owned()],
            ..PersonDraft::named(alias)
        };
        here.journal
            .save_person(person, &at, &mut here.rng)
            .unwrap();
    }
    let group = GroupDraft::named("Tuesday St. Mark's group");
    here.journal.save_group(group, &at, &mut here.rng).unwrap();
    let mut written = entry(1);
    written.title = "With Maria".to_owned();
    written.body = "Met Maria at the Tuesday St. Mark’s group; Maria's brother Jose\u{301} \
                    (jose@example.org, +1 415-555-0132) relapsed. MARIA said HALT to Marianne on \
                    2026-11-17."
        .to_owned();
    let batch = ImportBatch {
        entries: vec![written],
        ..ImportBatch::default()
    };
    import(&mut here, batch);
    let document = document(&here, &request(ShareFormat::Pdf));
    assert_eq!(document.file_name, "notes-2026-11-21.pdf");
    let text = extracted(file_of(&document));
    let line = "Met [M.] at the [group]; [M.]'s brother [J.] ([email], [phone]) relapsed. [M.] \
                said HALT to Marianne on 2026-11-17.";
    assert!(words_of(&text).join(" ").contains(line), "{text}");
    assert_eq!(words_of(&text), words_of(&document.text), "what was seen");
    let info = told("pdfinfo", file_of(&document), &[]);
    let metadata = told("pdfinfo", file_of(&document), &["-meta"]);
    let tags = told("pdfinfo", file_of(&document), &["-struct-text"]);
    for place in [&text, &info, &metadata, &tags] {
        let lower = place.to_lowercase();
        for word in [
            "maria,",
            "maria ",
            "josé",
            "jose",
            "mark",
            "example.org",
            "555-0132",
            "cairn",
            "journal",
            "recovery",
            "typst",
            "/tmp",
            "/home",
        ] {
            assert!(!lower.contains(word), "{word} in {place}");
        }
    }
    for line in ["Author", "Creator", "Producer", "CreationDate"] {
        assert!(!info.contains(line), "{info}");
    }
}

#[test]
fn charts_stand_in_a_pdf_as_pictures_with_a_description_and_elsewhere_as_sentences() {
    let mut here = fresh(&moment(), 9);
    let check_ins = (0..28).map(|n| {
        let mut felt = check_in(n + 1);
        felt.date = day("2026-10-25") + chrono::Days::new(n);
        felt.at = felt.date.and_hms_opt(12, 0, 0).unwrap().and_utc();
        felt.valence = Some(i8::try_from(n % 5).unwrap() - 2);
        felt.sleep_min = Some(400);
        felt
    });
    let batch = ImportBatch {
        check_ins: check_ins.collect(),
        ..ImportBatch::default()
    };
    import(&mut here, batch);
    let with_charts = |format| ShareRequest {
        charts: true,
        ..request(format)
    };
    let seen = document(&here, &with_charts(ShareFormat::Pdf));
    let plain = document(&here, &request(ShareFormat::Pdf));
    let txt = document(&here, &with_charts(ShareFormat::Txt));
    assert_eq!(seen.timing, txt.timing);
    let told = extracted(file_of(&seen));
    let without = document(&here, &request(ShareFormat::Txt));
    let of_charts = txt.text.strip_prefix(without.text.as_str()).unwrap();
    let joined = words_of(&seen.text).join(" ");
    let sentences = of_charts.lines().filter(|line| line.ends_with('.'));
    assert!(sentences.clone().count() >= 2, "{of_charts}");
    for sentence in sentences {
        assert!(joined.contains(sentence), "{sentence} in {joined}");
        assert!(!plain.text.contains(sentence));
    }
    // All that was seen stands there in its order; between it only the letters of the charts.
    let mut rest = words_of(&told).into_iter();
    for word in words_of(&seen.text) {
        assert!(rest.any(|one| one == word), "{word}");
    }
    let figures = crate::pdf::tests::told("pdfinfo", file_of(&seen), &["-struct"]);
    assert_eq!(figures.matches("Figure").count(), 2, "{figures}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn no_known_spelling_survives_in_what_is_read_from_a_pdf(
        names in proptest::collection::vec(
            prop_oneof![
                "[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]{2,8}",
                "[Α-ΡΣ-Ω][α-ρσ-ω]{2,8}",
                "[А-Я][а-я]{2,8}",
                "[א-ת]{3,7}",
                "[一-龥]{2,3}",
            ],
            1..5,
        ),
        how in proptest::collection::vec(0_usize..5, 1..8),
    ) {
        let mut here = fresh(&moment(), 10);
        let person = PersonDraft {
            names_to_redact: names.clone(),
            ..PersonDraft::named("Q")
        };
        here.journal.save_person(person, &moment(), &mut here.rng).unwrap();
        let mut written = entry(1);
        for (at, how) in how.iter().enumerate() {
            let name = &names[at % names.len()];
            let typed = match how {
                0 => name.clone(),
                1 => name.to_uppercase(),
                2 => format!("**{name}**"),
                3 => format!("\n- {name}’s"),
                _ => format!("\n> {name}\n\n"),
            };
            written.body.push_str(" xqx ");
            written.body.push_str(&typed);
        }
        import(&mut here, ImportBatch { entries: vec![written], ..ImportBatch::default() });
        let document = document(&here, &request(ShareFormat::Pdf));
        let text = extracted(file_of(&document));
        prop_assert_eq!(words_of(&text), words_of(&document.text));
        let words = words_of(&text.to_lowercase());
        for name in &names {
            let known = name.to_lowercase();
            let survives = words.iter().any(|word| {
                word.trim_matches(|c: char| !c.is_alphanumeric()).trim_end_matches("’s") == known
            });
            prop_assert!(!survives, "{known} in {text}");
        }
    }
}
