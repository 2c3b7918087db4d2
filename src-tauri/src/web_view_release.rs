//! Lets go of a web view that has been destroyed.
//!
//! On Linux a view outlives its window: handlers that wry connects to it hold the view that holds
//! them. With it stay the text around the cursor, which WebKit keeps for input methods, and some
//! megabytes for each time the journal was locked. Once the view is destroyed nothing calls these
//! handlers again, so they are disconnected, and the last reference goes with them.
//!
//! Deliberately not here: ending the web process, which destroying the window does.
#![expect(
    unsafe_code,
    reason = "only a C function disconnects handlers that others have connected"
)]

use gtk::glib;
use gtk::glib::gobject_ffi::g_signal_handlers_destroy;
use gtk::prelude::WidgetExt;
use tauri::WebviewWindow;
use webkit2gtk::{WebView, WebViewExt};

/// Sees to it that the view of `window` goes when the window is destroyed.
pub fn when_destroyed(window: &WebviewWindow) -> tauri::Result<()> {
    window.with_webview(|platform| {
        platform.inner().connect_destroy(|view| {
            // Handlers of this signal that come after this one are still to be called.
            let view = view.clone();
            glib::idle_add_local_once(move || release(&view));
        });
    })
}

fn release(view: &WebView) {
    let handlers_of = |object: &glib::Object| {
        use gtk::glib::translate::ToGlibPtr;
        let pointer: *mut glib::gobject_ffi::GObject = object.to_glib_none().0;
        // SAFETY: the pointer is that of a living object, `object` holds it for the whole call, and
        // this runs on the thread of GTK, as the callers of `idle_add_local_once` do.
        unsafe { g_signal_handlers_destroy(pointer) };
    };
    if let Some(manager) = view.user_content_manager() {
        handlers_of(manager.as_ref());
    }
    handlers_of(view.as_ref());
}
