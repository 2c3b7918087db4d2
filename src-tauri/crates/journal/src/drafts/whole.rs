//! Drafts that hold every field of a record but its head (id, revision, instants), so that one way
//! of saving serves them all.
//!
//! Not here: rules that look at other records; those stand with each noun.

use crate::entities::{Entity, Rest};
use crate::image::{Batch, Image, Listed, Plan, Stored};
use crate::{JournalError, Moment};
use cairn_vault::RecordId;
use chrono::{DateTime, Utc};
use rand_core::CryptoRng;

/// What the journal decides by itself about a record.
pub(crate) struct Head {
    pub(crate) id: RecordId,
    pub(crate) revision: u32,
    pub(crate) created_at: DateTime<Utc>,
    pub(crate) updated_at: DateTime<Utc>,
    pub(crate) rest: Rest,
}

/// A draft with every field of `Of` that a person may set.
pub(crate) trait WholeDraft: Clone {
    type Of: Listed + Stored;
    fn id(&self) -> Option<RecordId>;
    fn revision(&self) -> u32;
    fn rest(stored: &Self::Of) -> Rest;
    fn with(self, head: Head) -> Self::Of;
}

/// A draft of these fields of an entity, with its id and the revision it was made from.
macro_rules! whole_draft {
    (
        $(#[$doc:meta])*
        $draft:ident of $entity:ident {
            $($(#[$field_doc:meta])* $field:ident: $type:ty,)*
        }
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
        pub struct $draft {
            /// `None` makes a new one.
            #[serde(default)]
            pub id: Option<RecordId>,
            /// The revision this was made from; 0 for a new one.
            #[serde(default)]
            pub revision: u32,
            $($(#[$field_doc])* pub $field: $type,)*
        }

        impl From<&$entity> for $draft {
            fn from(stored: &$entity) -> Self {
                Self {
                    id: Some(stored.id),
                    revision: stored.revision,
                    $($field: Clone::clone(&stored.$field),)*
                }
            }
        }

        impl WholeDraft for $draft {
            type Of = $entity;
            fn id(&self) -> Option<RecordId> {
                self.id
            }
            fn revision(&self) -> u32 {
                self.revision
            }
            fn rest(stored: &$entity) -> Rest {
                stored.rest.clone()
            }
            fn with(self, head: Head) -> $entity {
                $entity {
                    id: head.id,
                    revision: head.revision,
                    created_at: head.created_at,
                    updated_at: head.updated_at,
                    deleted_at: None,
                    $($field: self.$field,)*
                    rest: head.rest,
                }
            }
        }
    };
}
pub(super) use whole_draft;

impl Image {
    /// The record that `draft` makes, cleaned and valid by itself and beside its like, with the
    /// tags it needs in `batch`.
    pub(crate) fn written<D: WholeDraft>(
        &self,
        draft: D,
        at: &Moment,
        batch: &mut Batch,
        rng: &mut dyn CryptoRng,
    ) -> Result<D::Of, JournalError> {
        let table = D::Of::table(self);
        let stored = table.to_save(draft.id())?;
        let mut value = draft.with(Head {
            id: stored.map_or_else(|| RecordId::make(rng), Entity::id),
            revision: stored.map_or(0, Entity::revision),
            created_at: stored.map_or(at.now, D::Of::created_at),
            updated_at: stored.map_or(at.now, Entity::updated_at),
            rest: stored.map_or_else(Rest::new, D::rest),
        });
        value.clean();
        for (names, kind) in value.names() {
            self.adopt_names(names, kind, at, batch, rng);
        }
        value.validate()?;
        let unique = value.unique();
        let is_taken = |other: &D::Of| other.id() != value.id() && other.unique() == unique;
        if let Some((field, _)) = unique
            && table.living().any(is_taken)
        {
            return Err(JournalError::NotUnique { field });
        }
        Ok(value)
    }

    /// Saves what `draft` makes.
    pub(crate) fn plan_save<D: WholeDraft>(
        &self,
        draft: D,
        at: &Moment,
        rng: &mut dyn CryptoRng,
    ) -> Result<Plan<D::Of>, JournalError> {
        let (id, base) = (draft.id(), draft.revision());
        let mut batch = Batch::default();
        let value = self.written(draft, at, &mut batch, rng)?;
        let stored = D::Of::table(self).to_save(id)?;
        Plan::save(stored, base, value, batch, at.now, D::Of::list)
    }
}
