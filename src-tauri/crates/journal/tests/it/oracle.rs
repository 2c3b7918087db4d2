//! Month arithmetic against a table of another calendar library; `data/months.py` says how it was
//! made.

use crate::given::day;
use cairn_journal::counting::{Elapsed, add_months, elapsed};
use cairn_journal::entities::LeapRule;

#[test]
fn months_agree_with_another_calendar_library() {
    let (mut added, mut measured) = (0, 0);
    for line in include_str!("../data/months.txt").lines() {
        let parts: Vec<&str> = line.split(' ').collect();
        let number = |place: usize| parts[place].parse::<u32>().unwrap();
        let (anchor, rule) = (day(parts[1]), LeapRule::Feb28);
        match parts[0] {
            "add" => {
                let date = add_months(anchor, number(2), rule);
                assert_eq!(date, Some(day(parts[3])), "{line}");
                added += 1;
            }
            "elapsed" => {
                let expect = Elapsed {
                    years: number(3),
                    months: number(4),
                    days: number(5),
                };
                assert_eq!(elapsed(anchor, day(parts[2]), rule), expect, "{line}");
                measured += 1;
            }
            other => panic!("no such row: {other}"),
        }
    }
    assert_eq!(
        (added, measured),
        (1_036, 1_036),
        "the whole table was read"
    );
}
