//! Names of months, weekdays and ways of taking part, as ids of their messages. Not here: the names.

use crate::message::Message;
use cairn_journal::entities::MeetingFormat;

/// The name of a month, 1 to 12.
pub(crate) fn month(month: u32) -> Message {
    Message::plain(MONTHS[month.clamp(1, 12) as usize - 1])
}

/// The short name of a month, 1 to 12.
pub(crate) fn short_month(month: u32) -> Message {
    Message::plain(SHORT_MONTHS[month.clamp(1, 12) as usize - 1])
}

/// The name of a weekday, ISO 1 Monday to 7 Sunday.
pub(crate) fn weekday(weekday: u8) -> Message {
    Message::plain(WEEKDAYS[usize::from(weekday.clamp(1, 7)) - 1])
}

/// Its short name.
pub(crate) fn short_weekday(weekday: u8) -> Message {
    Message::plain(SHORT_WEEKDAYS[usize::from(weekday.clamp(1, 7)) - 1])
}

/// Its name for every one of them: Mondays.
pub(crate) fn weekdays(weekday: u8) -> Message {
    Message::plain(EVERY_WEEKDAY[usize::from(weekday.clamp(1, 7)) - 1])
}

/// How a person took part in a meeting: in person, by video.
pub(crate) fn format(format: MeetingFormat) -> Message {
    Message::plain(match format {
        MeetingFormat::InPerson => "format-in_person",
        MeetingFormat::Video => "format-video",
        MeetingFormat::Phone => "format-phone",
        MeetingFormat::Chat => "format-chat",
        MeetingFormat::Mixed => "format-mixed",
    })
}

const MONTHS: [&str; 12] = [
    "chart-month-1",
    "chart-month-2",
    "chart-month-3",
    "chart-month-4",
    "chart-month-5",
    "chart-month-6",
    "chart-month-7",
    "chart-month-8",
    "chart-month-9",
    "chart-month-10",
    "chart-month-11",
    "chart-month-12",
];

const SHORT_MONTHS: [&str; 12] = [
    "chart-month-short-1",
    "chart-month-short-2",
    "chart-month-short-3",
    "chart-month-short-4",
    "chart-month-short-5",
    "chart-month-short-6",
    "chart-month-short-7",
    "chart-month-short-8",
    "chart-month-short-9",
    "chart-month-short-10",
    "chart-month-short-11",
    "chart-month-short-12",
];

const WEEKDAYS: [&str; 7] = [
    "chart-weekday-1",
    "chart-weekday-2",
    "chart-weekday-3",
    "chart-weekday-4",
    "chart-weekday-5",
    "chart-weekday-6",
    "chart-weekday-7",
];

const SHORT_WEEKDAYS: [&str; 7] = [
    "chart-weekday-short-1",
    "chart-weekday-short-2",
    "chart-weekday-short-3",
    "chart-weekday-short-4",
    "chart-weekday-short-5",
    "chart-weekday-short-6",
    "chart-weekday-short-7",
];

const EVERY_WEEKDAY: [&str; 7] = [
    "chart-weekdays-1",
    "chart-weekdays-2",
    "chart-weekdays-3",
    "chart-weekdays-4",
    "chart-weekdays-5",
    "chart-weekdays-6",
    "chart-weekdays-7",
];
