//! Which backups of a folder are kept: the ten newest, then one a day for 14 days with backups, one
//! a week for eight weeks, one a month for twelve months; of these as many as fit into the budget.

use std::collections::HashSet;

use chrono::{DateTime, Datelike, Utc};

/// Newest backups that are always kept.
const NEWEST: usize = 10;
/// Days, weeks and months of which the newest backup is kept.
const DAYS: usize = 14;
const WEEKS: usize = 8;
const MONTHS: usize = 12;

/// Newest backups that are kept whatever their size.
const ALWAYS: usize = 3;
/// KiB that all backups of a folder may take: 2 GiB.
pub(crate) const BUDGET_KIB: u64 = 2 << 20;

/// Which of `made`, times and sizes in KiB of backups newest first, may go: first by age, then
/// the oldest ones until the rest fits into `budget_kib`.
pub(crate) fn superfluous(made: &[(DateTime<Utc>, u64)], budget_kib: u64) -> Vec<usize> {
    let day = |at: &DateTime<Utc>| (at.year(), at.ordinal());
    let week = |at: &DateTime<Utc>| (at.iso_week().year(), at.iso_week().week());
    let month = |at: &DateTime<Utc>| (at.year(), at.month());
    let times: Vec<_> = made.iter().map(|(at, _)| *at).collect();
    let mut wanted: HashSet<usize> = (0..made.len().min(NEWEST)).collect();
    wanted.extend(newest_of_each(&times, DAYS, &day));
    wanted.extend(newest_of_each(&times, WEEKS, &week));
    wanted.extend(newest_of_each(&times, MONTHS, &month));
    let mut total_kib = 0;
    let fits = |at: &usize| {
        total_kib += made[*at].1;
        *at < ALWAYS || total_kib <= budget_kib
    };
    let kept: HashSet<usize> = (0..made.len())
        .filter(|at| wanted.contains(at))
        .take_while(fits)
        .collect();
    (0..made.len()).filter(|at| !kept.contains(at)).collect()
}

fn newest_of_each(
    made: &[DateTime<Utc>],
    periods: usize,
    period: &dyn Fn(&DateTime<Utc>) -> (i32, u32),
) -> Vec<usize> {
    let mut seen = HashSet::new();
    (0..made.len())
        .filter(|at| seen.insert(period(&made[*at])))
        .take(periods)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{BUDGET_KIB, DateTime, HashSet, Utc};
    use chrono::TimeDelta;

    fn superfluous(made: &[DateTime<Utc>]) -> Vec<usize> {
        let made: Vec<_> = made.iter().map(|at| (*at, 1)).collect();
        super::superfluous(&made, BUDGET_KIB)
    }

    #[test]
    fn beyond_the_budget_the_oldest_go_but_never_the_three_newest() {
        let made: Vec<_> = (0..9).map(|day| (noon(day), 10)).collect();
        let gone = |budget| super::superfluous(&made, budget);
        assert!(gone(90).is_empty());
        assert_eq!(gone(69), [6, 7, 8]);
        assert_eq!(gone(1), (3..9).collect::<Vec<_>>());
    }

    fn noon(day: i64) -> DateTime<Utc> {
        "2026-11-21T12:00:00Z".parse::<DateTime<Utc>>().unwrap() - TimeDelta::days(day)
    }

    #[test]
    fn a_few_backups_are_all_kept() {
        let made: Vec<_> = (0..14).map(noon).collect();
        assert!(superfluous(&made).is_empty());
    }

    #[test]
    fn many_backups_of_one_day_leave_the_ten_newest() {
        let made: Vec<_> = (0..30).map(|n| noon(0) - TimeDelta::minutes(n)).collect();
        assert_eq!(superfluous(&made), (10..30).collect::<Vec<_>>());
    }

    #[test]
    fn daily_backups_of_two_years_thin_out() {
        let made: Vec<_> = (0..730).map(noon).collect();
        let gone: HashSet<_> = superfluous(&made).into_iter().collect();
        assert!((0..14).all(|day| !gone.contains(&day)), "two weeks of days");
        let kept = made.len() - gone.len();
        assert!((26..=34).contains(&kept), "{kept} are kept");
        assert!(
            (300..365).any(|day| !gone.contains(&day)),
            "something of a year ago"
        );
        assert!(
            (400..730).all(|day| gone.contains(&day)),
            "nothing beyond twelve months"
        );
    }
}
