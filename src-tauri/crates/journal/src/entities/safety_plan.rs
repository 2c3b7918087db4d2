//! A plan for the worst hours, in seven steps of the person's own (domain 2.11). Each change is a new
//! version; earlier ones are kept.
//!
//! Not here: the shipped support lines.

use super::{Rest, entity};
use crate::error::JournalError;
use crate::{limits, text};
use cairn_vault::RecordId;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// One version of the plan (feature F-27).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct SafetyPlan {
    /// Random (v4) id.
    pub id: RecordId,
    /// How often this record was written; 1 after the first save.
    pub revision: u32,
    /// First written.
    pub created_at: DateTime<Utc>,
    /// Last written.
    pub updated_at: DateTime<Utc>,
    /// In the trash since; gone for good 30 days later.
    pub deleted_at: Option<DateTime<Utc>>,
    /// Counts the versions, from 1.
    pub version: u32,
    /// My first signs, at most 20 lines.
    #[serde(default)]
    pub signs: Vec<PlanLine>,
    /// Things I can do alone, at most 20 lines.
    #[serde(default)]
    pub alone: Vec<PlanLine>,
    /// Places and people that take me out of it, at most 20 lines.
    #[serde(default)]
    pub distraction: Vec<PlanLine>,
    /// People I can tell, at most 20 lines.
    #[serde(default)]
    pub people: Vec<PlanLine>,
    /// Professionals and lines, at most 20 lines.
    #[serde(default)]
    pub professionals: Vec<PlanLine>,
    /// Making it safer around me, at most 20 lines.
    #[serde(default)]
    pub safer: Vec<PlanLine>,
    /// What I live for, at most 20 lines.
    #[serde(default)]
    pub live_for: Vec<PlanLine>,
    /// The day it was last looked through.
    #[serde(default)]
    pub reviewed_on: Option<NaiveDate>,
    /// Fields of a newer program, kept as they are.
    #[serde(flatten)]
    #[cfg_attr(feature = "ts", ts(skip))]
    pub rest: Rest,
}

/// One line of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PlanLine {
    /// At most 300 characters.
    pub text: String,
    /// The person it names; stays when they are deleted.
    #[serde(default)]
    pub person_id: Option<RecordId>,
    /// A number to call, at most 60 characters.
    #[serde(default)]
    pub number: String,
}

impl SafetyPlan {
    /// Most lines of a step.
    pub const LINES: usize = 20;

    /// The steps in their order.
    #[must_use]
    pub fn steps(&self) -> [&[PlanLine]; 7] {
        [
            &self.signs,
            &self.alone,
            &self.distraction,
            &self.people,
            &self.professionals,
            &self.safer,
            &self.live_for,
        ]
    }

    fn steps_mut(&mut self) -> [&mut Vec<PlanLine>; 7] {
        [
            &mut self.signs,
            &mut self.alone,
            &mut self.distraction,
            &mut self.people,
            &mut self.professionals,
            &mut self.safer,
            &mut self.live_for,
        ]
    }

    fn spoken_of(&self) -> DateTime<Utc> {
        self.updated_at
    }

    fn clean_texts(&mut self) {
        for lines in self.steps_mut() {
            for line in lines.iter_mut() {
                text::clean_line(&mut line.text);
                text::clean_line(&mut line.number);
            }
            lines.retain(|line| !line.text.is_empty() || !line.number.is_empty());
        }
    }

    fn check(&self) -> Result<(), JournalError> {
        let names = [
            "signs",
            "alone",
            "distraction",
            "people",
            "professionals",
            "safer",
            "live_for",
        ];
        for (name, lines) in names.into_iter().zip(self.steps()) {
            limits::items(name, lines.len(), Self::LINES)?;
            lines.iter().try_for_each(|line| {
                limits::chars(name, &line.text, 300)?;
                limits::chars(name, &line.number, 60)
            })?;
        }
        self.reviewed_on
            .map_or(Ok(()), |date| limits::date("reviewed_on", date))
    }
}

entity!(SafetyPlan, SafetyPlan);
