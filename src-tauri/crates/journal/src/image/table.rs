//! Records of one kind: found by id, listed in their order.
//!
//! Values lie side by side in one vector, so that a scan reads memory in order; ids and order are
//! kept as positions in it. The folded text of values that are not plain ASCII is made when a
//! search first needs it.

use super::{Image, encode};
use crate::entities::{Entity, TagKind};
use crate::{JournalError, fold};
use cairn_vault::RecordId;
use chrono::{DateTime, Utc};
use rayon::prelude::*;
use std::collections::HashMap;
use std::sync::OnceLock;

/// What a value is among others of its kind.
pub(crate) trait Listed: Entity + Clone + PartialEq + Send + Sync {
    /// Where the value stands in its list.
    type Place: Ord + Send;
    /// Whether [`Listed::overlaps`] can be true.
    const EXCLUSIVE: bool = false;
    fn place(&self) -> Self::Place;
    /// The value as it is stored, which may leave out what reads as nothing.
    fn to_store(&self) -> serde_json::Value {
        encode::to_json(self)
    }
    /// Shows every text that a search looks at.
    fn each_text<'a>(&'a self, _see: &mut dyn FnMut(&'a str)) {}
    /// Texts of which the first that says something stands for it in the trash.
    fn titles<'a>(&'a self, _image: &'a Image) -> Vec<&'a str> {
        Vec::new()
    }
    /// The field whose value no two living ones share, and the value as it is compared.
    fn unique(&self) -> Option<(&'static str, String)> {
        None
    }
    /// Whether it claims days that are those of `other`.
    fn overlaps(&self, _other: &Self) -> bool {
        false
    }
    /// The names of tags in it, and what a name becomes that is no tag yet.
    fn names(&mut self) -> Vec<(&mut [String], TagKind)> {
        Vec::new()
    }
}

/// One value with its folded text.
pub(crate) struct Slot<T> {
    pub(crate) value: T,
    /// Whether all searched texts are ASCII, which a search reads as they are.
    ascii: bool,
    folded: OnceLock<Box<[u8]>>,
}

/// Stands between two texts in folded text; no stored text and no query holds it.
pub(crate) const BETWEEN_TEXTS: u8 = 0;

impl<T: Listed> Slot<T> {
    pub(super) fn new(value: T) -> Self {
        let mut ascii = true;
        value.each_text(&mut |text| ascii &= text.is_ascii());
        Self {
            value,
            ascii,
            folded: OnceLock::new(),
        }
    }

    /// Whether `found` accepts one of the searched texts, in a form that differs from the folded
    /// one at most by ASCII case.
    pub(crate) fn any_text(&self, mut found: impl FnMut(&[u8]) -> bool) -> bool {
        if self.ascii {
            let mut any = false;
            self.value
                .each_text(&mut |text| any = any || found(text.as_bytes()));
            return any;
        }
        found(self.folded.get_or_init(|| {
            let mut folded = Vec::new();
            self.value.each_text(&mut |text| {
                fold::fold_into(text, &mut folded);
                folded.push(BETWEEN_TEXTS);
            });
            folded.into_boxed_slice()
        }))
    }
}

/// Records of one kind, those in the trash included.
pub(crate) struct Table<T> {
    slots: Vec<Slot<T>>,
    by_id: HashMap<RecordId, u32>,
    /// Those not in the trash, in their order.
    living: Vec<u32>,
}

impl<T: Listed> Table<T> {
    pub(crate) fn new(slots: Vec<Slot<T>>) -> Self {
        let mut table = Self {
            slots,
            by_id: HashMap::new(),
            living: Vec::new(),
        };
        table.index();
        table
    }

    /// Makes both indexes anew.
    fn index(&mut self) {
        let slots = &self.slots;
        let by_id = || {
            let ids = slots.iter().map(|slot| slot.value.id());
            ids.zip(0..).collect()
        };
        let living = || {
            let mut living: Vec<_> = slots
                .par_iter()
                .enumerate()
                .filter(|(_, slot)| slot.value.deleted_at().is_none())
                .map(|(index, slot)| (slot.value.place(), position(index)))
                .collect();
            living.par_sort_unstable();
            living.into_iter().map(|(_, index)| index).collect()
        };
        (self.by_id, self.living) = rayon::join(by_id, living);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    pub(crate) fn len(&self) -> usize {
        self.slots.len()
    }

    /// The record with this id, in the trash or not.
    pub(crate) fn get(&self, id: RecordId) -> Option<&T> {
        self.by_id
            .get(&id)
            .map(|place| &self.slots[*place as usize].value)
    }

    /// The record with this id, unless it is in the trash.
    pub(crate) fn get_living(&self, id: RecordId) -> Option<&T> {
        self.get(id).filter(|value| value.deleted_at().is_none())
    }

    /// The record that a draft with this id is about; none when the draft has no id yet.
    pub(crate) fn to_save(&self, id: Option<RecordId>) -> Result<Option<&T>, JournalError> {
        let Some(id) = id else { return Ok(None) };
        match self.get(id) {
            None => Err(JournalError::NotFound),
            Some(value) if value.deleted_at().is_some() => Err(JournalError::InTrash),
            Some(value) => Ok(Some(value)),
        }
    }

    /// Those not in the trash, in their order.
    pub(crate) fn living(&self) -> impl DoubleEndedIterator<Item = &T> + ExactSizeIterator {
        self.living_slots().map(|slot| &slot.value)
    }

    pub(crate) fn living_slots(
        &self,
    ) -> impl DoubleEndedIterator<Item = &Slot<T>> + ExactSizeIterator {
        self.living.iter().map(|place| &self.slots[*place as usize])
    }

    /// Those not in the trash, in their order, for scanning on all cores.
    pub(crate) fn par_living_slots(&self) -> impl IndexedParallelIterator<Item = &Slot<T>> {
        self.living
            .par_iter()
            .map(|place| &self.slots[*place as usize])
    }

    /// Those not in the trash for which `key` is equal to `wanted`; `key` has to rise along the
    /// order of the table.
    pub(crate) fn living_range<K: Ord>(&self, wanted: &K, key: impl Fn(&T) -> K) -> Vec<&T> {
        let value = |place: &u32| &self.slots[*place as usize].value;
        let start = self
            .living
            .partition_point(|place| key(value(place)) < *wanted);
        let rest = &self.living[start..];
        let length = rest.partition_point(|place| key(value(place)) == *wanted);
        rest[..length].iter().map(value).collect()
    }

    /// All records, in the trash or not, in no order.
    pub(crate) fn all(&self) -> impl ExactSizeIterator<Item = &T> {
        self.slots.iter().map(|slot| &slot.value)
    }

    /// Those in the trash, in no order.
    pub(crate) fn trashed(&self) -> impl Iterator<Item = &T> {
        self.all().filter(|value| value.deleted_at().is_some())
    }

    /// All records sorted by id.
    pub(crate) fn by_id(&self) -> Vec<&T> {
        let mut all: Vec<_> = self.all().collect();
        all.sort_unstable_by_key(|value| value.id());
        all
    }

    /// Puts `values` in, each new or in place of the one with its id; answers the newest instant
    /// they speak of.
    pub(crate) fn put_all(&mut self, values: Vec<T>) -> Option<DateTime<Utc>> {
        let newest = values.iter().map(Entity::newest).max();
        // One by one moves the list each time; for many it is cheaper to sort once.
        if values.len() > 64 {
            for value in values {
                match self.by_id.get(&value.id()) {
                    Some(place) => self.slots[*place as usize] = Slot::new(value),
                    None => {
                        self.by_id.insert(value.id(), position(self.slots.len()));
                        self.slots.push(Slot::new(value));
                    }
                }
            }
            self.index();
        } else {
            values.into_iter().for_each(|value| self.put(value));
        }
        newest
    }

    fn put(&mut self, value: T) {
        let is_living = value.deleted_at().is_none();
        let place = match self.by_id.get(&value.id()) {
            Some(&place) => {
                self.unlist(place);
                self.slots[place as usize] = Slot::new(value);
                place
            }
            None => {
                let place = position(self.slots.len());
                self.by_id.insert(value.id(), place);
                self.slots.push(Slot::new(value));
                place
            }
        };
        if is_living {
            let at = self.slots[place as usize].value.place();
            let index = self
                .living
                .partition_point(|other| self.place_of(*other) < at);
            self.living.insert(index, place);
        }
    }

    /// Removes the record with this id, if it is here.
    pub(crate) fn remove(&mut self, id: RecordId) {
        let Some(place) = self.by_id.remove(&id) else {
            return;
        };
        self.unlist(place);
        self.slots.swap_remove(place as usize);
        if let Some(moved) = self.slots.get(place as usize) {
            self.by_id.insert(moved.value.id(), place);
            let was = position(self.slots.len());
            if let Some(listed) = self.living.iter_mut().find(|other| **other == was) {
                *listed = place;
            }
        }
    }

    fn unlist(&mut self, place: u32) {
        if let Some(index) = self.living.iter().position(|other| *other == place) {
            self.living.remove(index);
        }
    }

    fn place_of(&self, place: u32) -> T::Place {
        self.slots[place as usize].value.place()
    }
}

fn position(index: usize) -> u32 {
    u32::try_from(index).expect("memory holds fewer than four thousand million records")
}
