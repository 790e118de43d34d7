//! A window with one line in it and nothing behind it: what any program of this kind takes to start.

use tauri::http::Response;
use tauri::{Builder, WebviewUrl, WebviewWindowBuilder};

const PAGE: &[u8] = b"<!doctype html><html lang=\"en\"><title>Bare</title><h1>Bare</h1>";

fn main() -> tauri::Result<()> {
    Builder::default()
        .register_uri_scheme_protocol("bare", |_, _| {
            let page = Response::builder().header("Content-Type", "text/html").body(PAGE.to_vec());
            page.expect("a constant header is one")
        })
        .setup(|app| {
            let page = "bare://localhost/".parse().expect("a constant address is one");
            WebviewWindowBuilder::new(app, "main", WebviewUrl::CustomProtocol(page))
                .inner_size(1440.0, 900.0)
                .build()?;
            Ok(())
        })
        .run(tauri::generate_context!())
}
