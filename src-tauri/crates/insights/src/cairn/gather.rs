//! At most [`MOST`] stones are drawn; beyond that, older ones are gathered into larger ones
//! (design, section 8, point 6). None is lost: each gathered stone knows how many it holds.
//!
//! Not here: how a gathered stone looks, and the sentence that counts all of them.

use super::{Reached, Stone, StoneSize};
use chrono::{Days, Months, NaiveDate};
use std::cmp::Reverse;

/// Most stones in a picture.
pub(super) const MOST: usize = 28;
/// How many become one where no year stone can take them in.
const DOZEN: usize = 12;

/// A stone as it is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Drawn {
    /// What it stands for; that of the oldest one where a dozen became one.
    pub stone: Stone,
    /// How many reached stones it holds beside its own.
    pub holds: u32,
    /// Whether it is a reached stone itself, and not only made of others.
    pub own: bool,
    pub is_new: bool,
}

impl Drawn {
    /// The reached stones in it.
    pub(super) fn count(&self) -> u32 {
        self.holds + u32::from(self.own)
    }
}

/// The stones to draw, largest first, then by day, then by tracker. The order of `reached` does
/// not matter.
pub(super) fn gather(reached: &[Reached]) -> Vec<Drawn> {
    let mut drawn: Vec<Drawn> = reached
        .iter()
        .map(|&Reached { stone, is_new }| Drawn {
            stone,
            holds: 0,
            own: true,
            is_new,
        })
        .collect();
    drawn.sort_by_key(by_day);
    gather_years(&mut drawn);
    while drawn.len() > MOST {
        gather_oldest_dozen(&mut drawn);
    }
    drawn.sort_by_key(|drawn| (Reverse(drawn.stone.size), by_day(drawn)));
    drawn
}

/// A total order: stones that are equal in it are equal.
fn by_day(drawn: &Drawn) -> impl Ord + use<> {
    let Stone {
        tracker_id,
        date,
        size,
    } = drawn.stone;
    (date, tracker_id, size, drawn.is_new, drawn.holds, drawn.own)
}

/// Gathers the stones of completed years into the stone of their year, the oldest year of any
/// tracker first, until few enough are left. `drawn` is in the order of days, before and after.
fn gather_years(drawn: &mut Vec<Drawn>) {
    let is_year = |drawn: &&Drawn| drawn.stone.size >= StoneSize::Year;
    let years: Vec<Drawn> = drawn.iter().filter(is_year).copied().collect();
    for year in years {
        if drawn.len() <= MOST {
            return;
        }
        let marked: Vec<bool> = drawn
            .iter()
            .map(|other| is_of_year(other.stone, year.stone))
            .collect();
        let holds = take_out(drawn, &marked).iter().map(Drawn::count).sum();
        if let Some(place) = drawn.iter_mut().find(|other| **other == year) {
            place.holds = holds;
        }
    }
}

/// Whether `stone` belongs to the twelve months before the stone of a `year`.
fn is_of_year(stone: Stone, year: Stone) -> bool {
    // A day more: from 29 February on, a year may be counted to 1 March.
    let begin = year
        .date
        .checked_sub_months(Months::new(12))
        .and_then(|date| date.checked_sub_days(Days::new(1)))
        .unwrap_or(NaiveDate::MIN);
    stone.tracker_id == year.tracker_id
        && stone.size < StoneSize::Year
        && (begin..=year.date).contains(&stone.date)
}

/// Makes one stone of the twelve oldest small ones, at least as large as that of a month. Should
/// there be no twelve small ones, larger ones go with them.
fn gather_oldest_dozen(drawn: &mut Vec<Drawn>) {
    let up_to = [StoneSize::Days, StoneSize::Months, StoneSize::FurtherYear];
    let enough = up_to.into_iter().find_map(|most| {
        let mut wanted = DOZEN;
        let marked: Vec<bool> = drawn
            .iter()
            .map(|drawn| {
                let taken = wanted > 0 && drawn.stone.size <= most;
                wanted -= usize::from(taken);
                taken
            })
            .collect();
        (wanted == 0).then_some(marked)
    });
    let marked = enough.expect("the last size takes any stone, and there are more than twelve");
    let dozen = take_out(drawn, &marked);
    let size = dozen
        .iter()
        .map(|drawn| drawn.stone.size)
        .fold(StoneSize::Months, StoneSize::max);
    let gathered = Drawn {
        stone: Stone {
            size,
            ..dozen[0].stone
        },
        holds: dozen.iter().map(Drawn::count).sum(),
        own: false,
        is_new: false,
    };
    let place = drawn.partition_point(|other| by_day(other) < by_day(&gathered));
    drawn.insert(place, gathered);
}

/// Takes those that are marked out of `drawn`; both keep their order.
fn take_out(drawn: &mut Vec<Drawn>, marked: &[bool]) -> Vec<Drawn> {
    let mut marked = marked.iter();
    drawn
        .extract_if(.., |_| marked.next() == Some(&true))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use StoneSize::{Day, Days as Small, FurtherYear, Months as Month, Year};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn reached(tracker: u128, date: NaiveDate, size: StoneSize) -> Reached {
        Reached {
            stone: Stone {
                tracker_id: uuid(tracker),
                date,
                size,
            },
            is_new: false,
        }
    }

    fn uuid(number: u128) -> cairn_vault::RecordId {
        format!("{number:032x}").parse().unwrap()
    }

    /// `count` stones of a tracker, a day after another.
    fn row(tracker: u128, from: &str, count: u64, size: StoneSize) -> Vec<Reached> {
        (0..count)
            .map(|n| reached(tracker, day(from) + Days::new(n), size))
            .collect()
    }

    fn count(drawn: &[Drawn]) -> u32 {
        drawn.iter().map(Drawn::count).sum()
    }

    #[test]
    fn up_to_28_stones_nothing_is_gathered() {
        let stones = row(1, "2026-01-01", 28, Small);
        let drawn = gather(&stones);
        assert_eq!(drawn.len(), 28);
        assert!(drawn.iter().all(|drawn| drawn.holds == 0 && drawn.own));
    }

    #[test]
    fn larger_kinds_come_first_then_earlier_days_then_trackers() {
        let stones = [
            reached(2, day("2026-03-01"), Small),
            reached(1, day("2026-03-01"), Small),
            reached(1, day("2026-02-01"), Small),
            reached(1, day("2027-01-01"), Year),
            reached(1, day("2028-01-01"), FurtherYear),
            reached(1, day("2026-01-02"), Day),
            reached(1, day("2026-06-01"), Month),
        ];
        let order: Vec<usize> = gather(&stones)
            .iter()
            .map(|drawn| stones.iter().position(|r| r.stone == drawn.stone).unwrap())
            .collect();
        assert_eq!(order, [4, 3, 6, 2, 1, 0, 5]);
    }

    #[test]
    fn the_oldest_completed_year_of_a_tracker_goes_into_its_year_stone() {
        let mut stones = row(1, "2024-01-02", 13, Month);
        stones.push(reached(1, day("2025-01-01"), Year));
        stones.extend(row(1, "2025-02-01", 5, Month));
        stones.push(reached(1, day("2026-01-01"), FurtherYear));
        // Another tracker on the same days keeps its stones.
        stones.extend(row(2, "2024-01-02", 10, Small));
        let drawn = gather(&stones);
        assert_eq!((drawn.len(), count(&drawn)), (17, 30));
        let year = drawn.iter().find(|drawn| drawn.stone.size == Year).unwrap();
        assert_eq!((year.holds, year.own), (13, true));
        let further = drawn[0];
        assert_eq!(
            (further.stone.size, further.holds),
            (FurtherYear, 0),
            "one year was enough"
        );
        assert_eq!(
            drawn
                .iter()
                .filter(|d| d.stone.tracker_id == uuid(2))
                .count(),
            10
        );
    }

    #[test]
    fn a_year_takes_in_its_own_twelve_months_and_nothing_before() {
        let mut stones = row(1, "2023-06-01", 15, Small);
        stones.extend([
            // The first day of the run, counted to 1 March by a leap rule, and the last one.
            reached(1, day("2024-02-29"), Day),
            reached(1, day("2025-03-01"), Month),
            reached(1, day("2025-03-01"), Year),
            reached(1, day("2025-03-02"), Month),
        ]);
        stones.extend(row(2, "2024-02-29", 10, Small));
        let drawn = gather(&stones);
        assert_eq!((drawn.len(), count(&drawn)), (27, 29));
        assert_eq!(drawn[0].holds, 2);
    }

    #[test]
    fn without_a_year_the_twelve_oldest_small_stones_become_one_of_a_month() {
        let mut stones = row(1, "2026-01-01", 20, Small);
        stones.extend(row(2, "2025-01-01", 9, Month));
        let drawn = gather(&stones);
        assert_eq!((drawn.len(), count(&drawn)), (18, 29));
        let gathered: Vec<_> = drawn.iter().filter(|drawn| !drawn.own).collect();
        assert_eq!(gathered.len(), 1);
        assert_eq!(gathered[0].holds, 12);
        assert_eq!(
            gathered[0].stone,
            Stone {
                size: Month,
                ..stones[0].stone
            }
        );
        assert!(
            drawn.iter().any(|drawn| drawn.stone == stones[12].stone),
            "the thirteenth stays"
        );
    }

    #[test]
    fn decades_of_years_are_gathered_too() {
        let years = (0..60).map(|year| {
            let date = day("1966-11-21") + Months::new(12 * year);
            reached(1, date, if year == 0 { Year } else { FurtherYear })
        });
        let drawn = gather(&years.collect::<Vec<_>>());
        assert!(drawn.len() <= MOST, "{}", drawn.len());
        assert_eq!(count(&drawn), 60);
    }
}
