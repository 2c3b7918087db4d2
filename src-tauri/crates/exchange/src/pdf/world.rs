//! All that Typst gets to see: one page, the values for it, and the fonts in this program. No
//! folder, no package, no clock; a font of the system is not asked for, so that a PDF looks the
//! same everywhere.

use std::sync::LazyLock;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Dict, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt};

/// Stands where no font has the sign that was written.
pub(super) const MISSING: char = '□';

/// See the README beside them. Each letter of Amiri is one glyph: of letters put together from a body
/// and its dots, readers of a PDF make two.
static FONTS: LazyLock<Vec<Font>> = LazyLock::new(|| {
    let files: [&[u8]; 10] = [
        include_bytes!("../../fonts/Literata-Regular.ttf"),
        include_bytes!("../../fonts/Literata-Italic.ttf"),
        include_bytes!("../../fonts/Literata-Bold.ttf"),
        include_bytes!("../../fonts/Literata-BoldItalic.ttf"),
        include_bytes!("../../fonts/Inter-Regular.ttf"),
        include_bytes!("../../fonts/Amiri-Regular.ttf"),
        include_bytes!("../../fonts/NotoSerifHebrew-Regular.ttf"),
        include_bytes!("../../fonts/NotoEmoji-Regular.ttf"),
        include_bytes!("../../fonts/NanumGothic-Regular.ttf"),
        include_bytes!("../../fonts/DroidSansFallback.ttf"),
    ];
    let fonts = files
        .into_iter()
        .flat_map(|file| Font::iter(Bytes::new(file)));
    fonts.collect()
});

static BOOK: LazyLock<LazyHash<FontBook>> =
    LazyLock::new(|| LazyHash::new(FontBook::from_fonts(FONTS.iter())));

/// See the module.
pub(super) struct World {
    library: LazyHash<Library>,
    page: Source,
}

impl World {
    /// A world with these values.
    pub(super) fn new(input: Dict) -> Self {
        let path = VirtualPath::new("page.typ").expect("a name without folders is a path");
        let id = RootedPath::new(VirtualRoot::Project, path).intern();
        Self {
            library: LazyHash::new(Library::builder().with_inputs(input).build()),
            page: Source::new(id, include_str!("page.typ").to_owned()),
        }
    }
}

impl typst::World for World {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &BOOK
    }

    fn main(&self) -> FileId {
        self.page.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.page.id() {
            return Ok(self.page.clone());
        }
        Err(FileError::AccessDenied)
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// Whether one of the fonts has a letter for `c`.
pub(super) fn has_letter(c: char) -> bool {
    let has = |font: &Font| font.info().coverage.contains(u32::from(c));
    FONTS.iter().any(has)
}
