//! Words: names that are ordinary words too, and capitalised words that are nobody's name.
//!
//! Both lists are English, like the sentences of the program. They decide what is offered for a
//! look, never what is redacted.

use cairn_journal::name_key;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Given names that are words as well.
static NAMES_AND_WORDS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    "ace amber angel april art ash august basil bill bishop bob brook brown bud buddy candy carol \
     chance charity chase chip christian cliff clay cole constance cooper crystal daisy dale dawn \
     dean destiny dick don drew duke earl eve faith fern flora forest frank gale gay gene ginger \
     glen gloria gold grace grant gray green guy harmony hazel heath heather herb holly honor hope \
     hunter iris ivy jack jade jasmine jay jean jewel joy june justice king kit lance lane laurel \
     lily long love luke major mark mason may melody mercy miles mills misty nick norm olive opal \
     page pansy pat patience paul pearl peg penny pepper peter pierce poppy prince prudence queen \
     rain randy ray red reed rich river rob robin rock rose rosemary ruby rusty sage sandy scarlet \
     serenity sky skip sonny star sterling stone stormy sue summer sunny sylvan tad tanner taylor \
     trinity victor viola violet wade walker ward warren wells west will willow winter wood woody \
     wren young monday tuesday wednesday thursday friday saturday sunday january february"
        .split_whitespace()
        .collect()
});

/// Words that stand with a capital at the beginning of a sentence or always, and name nobody.
static NOBODY: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    "a about after again all also always am an and another any are as at back be because before \
     but by can could day days did do does done down each even every everybody everything evening \
     few first for from further get go going good got had half has have he hello her here hers hey \
     hi him his home how i if in is it its just last later left let like little long looked maybe \
     me met might mine more morning most much my never new next night no nobody not nothing now of \
     off oh on once one only open or other our out over perhaps please put rather read really right \
     said same saw second see seen she since so some somebody someone something sometimes soon \
     still stay stayed such sure take talked thank thanks that the their them then there these they \
     thing things think third this those though thought three through to today together told \
     tomorrow tonight too took tried two under until up us very walked was we well went were what \
     when where whether which while who why will with without would wrote yes yesterday yet you \
     your monday tuesday wednesday thursday friday saturday sunday january february march april may \
     june july august september october november december christmas easter english halt aa na ok \
     tv gp nhs"
        .split_whitespace()
        .collect()
});

/// Whether `word` is an ordinary word that is somebody's name as well.
pub(super) fn is_common(word: &str) -> bool {
    NAMES_AND_WORDS.contains(name_key(word).as_str())
}

/// Words of `text` with a capital letter that may be a name, in order.
pub(super) fn unknown(text: &str) -> impl Iterator<Item = &str> {
    let apostrophe = |c: char| matches!(c, '\'' | '’');
    text.split(move |c: char| !(c.is_alphanumeric() || apostrophe(c) || c == '\u{301}'))
        .map(move |word| {
            let word = word.trim_matches(apostrophe);
            // "Marianne's" is about Marianne; "I've" is about nobody.
            word.split(apostrophe).next().unwrap_or(word)
        })
        .filter(|word| word.chars().nth(1).is_some())
        .filter(|word| word.chars().next().is_some_and(char::is_uppercase))
        .filter(|word| !NOBODY.contains(name_key(word).as_str()))
}
