//! What is said of strategies that were used, and of their list (domain rule 4.6): each sentence with
//! how many notes it is made of, and none below its floor. Not here: the numbers (`ranking`).

use crate::message::{Message, MessageArg};
use crate::ranking::{MIN_RANKED, RankedStrategy};
use crate::urge_episodes::FallWithoutTool;

/// Fewest drops for which their mean over all strategies is put into words: as few as means need
/// over a month (domain rule 4.8).
const MIN_OVERALL: u32 = 8;

/// What is said of one strategy.
pub(crate) fn strategy_message(strategy: &RankedStrategy) -> Vec<Message> {
    let mut message = vec![Message::new(
        "strategy-uses",
        vec![("n", strategy.uses.into())],
    )];
    if strategy.rated > 0 {
        let whole = strategy.helped.fract() == 0.0;
        message.push(Message::new(
            if whole {
                "strategy-helped"
            } else {
                "strategy-helped-partly"
            },
            vec![
                (
                    "helped",
                    MessageArg::Decimal {
                        value: strategy.helped,
                        decimals: u8::from(!whole),
                    },
                ),
                ("n", strategy.rated.into()),
            ],
        ));
    }
    if strategy.rated >= MIN_RANKED {
        message.extend(strategy.lower.zip(strategy.upper).map(interval_message));
    }
    message.extend(drop_messages(strategy));
    message.extend(strategy.without_tool.map(without_tool_message));
    message.extend(mostly_at(strategy));
    message
}

/// How sure the answers are, in hundredths.
fn interval_message((lower, upper): (f64, f64)) -> Message {
    let hundredths = |share: f64| MessageArg::from((share * 100.0).round() as u32);
    let args = vec![("low", hundredths(lower)), ("high", hundredths(upper))];
    Message::new("strategy-interval", args)
}

/// The mean of the strategy's own drops, and the drop that they and those of all others make likely
/// (domain rule 4.6).
fn drop_messages(strategy: &RankedStrategy) -> Vec<Message> {
    let (Some(own), Some(typical)) = (strategy.mean_drop, strategy.shrunken_drop) else {
        return Vec::new();
    };
    if strategy.drops < MIN_RANKED {
        return Vec::new();
    }
    let ids = ["strategy-drop", "strategy-same", "strategy-rise"];
    let mut own = drop_message(ids, own, strategy.drops);
    if let (Some(minutes), "strategy-drop") = (strategy.minutes, own.id) {
        own.id = "strategy-drop-minutes";
        let minutes = MessageArg::from(minutes.round() as u32);
        own.args.push(("minutes", minutes));
    }
    let ids = [
        "strategy-typical-drop",
        "strategy-typical-same",
        "strategy-typical-rise",
    ];
    vec![own, drop_message(ids, typical, strategy.drops)]
}

fn without_tool_message(fall: FallWithoutTool) -> Message {
    let id = if fall.median_fall > 0.0 {
        "strategy-without-tool"
    } else {
        "strategy-without-tool-no-fall"
    };
    let decimal = |value: f64| MessageArg::Decimal {
        value,
        decimals: u8::from(value.fract() != 0.0),
    };
    let args = vec![
        ("by", decimal(fall.median_fall)),
        ("minutes", decimal(fall.median_min)),
        ("n", fall.n.into()),
    ];
    Message::new(id, args)
}

/// The part of the day that more than half of the uses lie in, from three uses on.
fn mostly_at(strategy: &RankedStrategy) -> Option<Message> {
    let most = strategy.day_parts.first()?;
    if strategy.uses < MIN_RANKED || most.uses * 2 <= strategy.uses {
        return None;
    }
    let args = vec![
        ("part", most.part.name().into()),
        ("uses", most.uses.into()),
        ("n", strategy.uses.into()),
    ];
    Some(Message::new("strategy-mostly-at", args))
}

/// What is said of the list as a whole.
pub(crate) fn overall_message(uses: u32, drops: u32, overall_drop: Option<f64>) -> Vec<Message> {
    if uses == 0 {
        return vec![Message::plain("strategies-no-uses")];
    }
    let mut message = vec![Message::plain("strategies-order")];
    if let Some(drop) = overall_drop {
        if drops >= MIN_OVERALL {
            let ids = ["strategies-drop", "strategies-same", "strategies-rise"];
            message.push(drop_message(ids, drop, drops));
        }
        message.push(Message::plain("strategies-regression-to-the-mean"));
    }
    message
}

/// One of three sentences: lower afterwards, the same to one decimal, higher afterwards.
fn drop_message([lower, same, higher]: [&'static str; 3], drop: f64, n: u32) -> Message {
    let by = (
        "by",
        MessageArg::Decimal {
            value: drop.abs(),
            decimals: 1,
        },
    );
    let n = ("n", n.into());
    if drop.abs() < 0.05 {
        Message::new(same, vec![n])
    } else if drop > 0.0 {
        Message::new(lower, vec![by, n])
    } else {
        Message::new(higher, vec![by, n])
    }
}
