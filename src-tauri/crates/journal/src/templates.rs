//! The shipped templates of entries: which prompts they ask, as ids of messages.
//!
//! Not here: the words of the prompts (`ui/locales`). An entry keeps the prompts as they were
//! shown, so a template may change without changing old entries.

/// One template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Template {
    /// Stored with the entry.
    pub id: &'static str,
    /// Ids of the prompts' messages, `template-<id>-<n>` with n from 1, in the order asked.
    pub prompts: &'static [&'static str],
}

/// The shipped templates: own prompts after domain 2.10 and 2.13, F-02.
static TEMPLATES: [Template; 9] = [
    Template {
        id: "blank",
        prompts: &[],
    },
    Template {
        id: "look_back_look_ahead",
        prompts: &[
            "template-look_back_look_ahead-1",
            "template-look_back_look_ahead-2",
            "template-look_back_look_ahead-3",
            "template-look_back_look_ahead-4",
        ],
    },
    Template {
        id: "low_high_between",
        prompts: &[
            "template-low_high_between-1",
            "template-low_high_between-2",
            "template-low_high_between-3",
        ],
    },
    Template {
        id: "nightly_review",
        prompts: &[
            "template-nightly_review-1",
            "template-nightly_review-2",
            "template-nightly_review-3",
            "template-nightly_review-4",
            "template-nightly_review-5",
            "template-nightly_review-6",
        ],
    },
    Template {
        id: "gratitude",
        prompts: &["template-gratitude-1"],
    },
    // F-08: what is specific and can be changed, never whose fault it was (domain 2.3).
    Template {
        id: "comeback",
        prompts: &[
            "template-comeback-1",
            "template-comeback-2",
            "template-comeback-3",
            "template-comeback-4",
            "template-comeback-5",
        ],
    },
    Template {
        id: "problem_round",
        prompts: &[
            "template-problem_round-1",
            "template-problem_round-2",
            "template-problem_round-3",
            "template-problem_round-4",
        ],
    },
    Template {
        id: "worry_page",
        prompts: &[
            "template-worry_page-1",
            "template-worry_page-2",
            "template-worry_page-3",
            "template-worry_page-4",
        ],
    },
    Template {
        id: "quiet_minutes",
        prompts: &[
            "template-quiet_minutes-1",
            "template-quiet_minutes-2",
            "template-quiet_minutes-3",
        ],
    },
];

/// All templates, in the order they are offered.
#[must_use]
pub fn templates() -> &'static [Template] {
    &TEMPLATES
}

/// The template with this id.
#[must_use]
pub fn template(id: &str) -> Option<&'static Template> {
    TEMPLATES.iter().find(|template| template.id == id)
}
