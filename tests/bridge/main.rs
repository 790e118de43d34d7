//! `bridge PAGE FOLDER [BOOK]`: the window's host over localhost HTTP, for tests of the page in a browser.
//!
//! Serves the built page from `PAGE`, keeps the sample book and the backups in `FOLDER`, and prints its address.
//!
//! What a native dialog would be asked is answered with `CLAIMBOOK_PICK` (paths, `:` between them) and
//! `CLAIMBOOK_SAVE_AS` (a path, or a folder for the suggested name), or with what a test last sent to
//! `POST /answers` as `{ "pick": [path], "saveAs": path }`; null is a person who thinks better of it. No other program
//! is ever started: `GET /outside` lists what would have been, as `{ what, about }`.

mod answers;

use std::io::Read;
use std::path::{Component, Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};
use std::{env, fs};

use claimbook_api::error::ErrorView;
use claimbook_api::{Host, Served};
use serde_json::{Value, json};
use tiny_http::{Header, Method, Request, Response, Server};

use crate::answers::Answers;

/// The window's own rules, with the bridge in the place of the shell.
const RULES: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; \
     font-src 'self'; connect-src 'self'; worker-src 'self' blob:; object-src 'none'; base-uri 'none'; \
     form-action 'none'; frame-src 'self'";

/// The largest request that is read: pasted bytes, and a little.
const LIMIT: u64 = 201 * 1024 * 1024;

struct Bridge {
    host: Host,
    page: PathBuf,
    sample: PathBuf,
    /// The book named on the command line, until the page asked for it.
    given: Mutex<Option<String>>,
    answers: Answers,
    progress: Arc<Mutex<Option<Value>>>,
    outside: Mutex<Vec<Value>>,
}

fn main() -> ExitCode {
    let mut arguments = env::args().skip(1);
    let (Some(page), Some(folder)) = (arguments.next(), arguments.next()) else {
        eprintln!("usage: bridge PAGE FOLDER [BOOK]");
        return ExitCode::from(2);
    };
    let server = match Server::http("127.0.0.1:0") {
        Ok(server) => server,
        Err(error) => {
            eprintln!("error: no port could be opened: {error}");
            return ExitCode::FAILURE;
        }
    };
    let folder = Path::new(&folder);
    let bridge = Arc::new(Bridge {
        host: Host::new(folder.join("backups")),
        page: page.into(),
        sample: folder.join("Halvern sample.claimbook"),
        given: Mutex::new(arguments.next()),
        answers: Answers::from_environment(),
        progress: Arc::default(),
        outside: Mutex::default(),
    });
    let progress = bridge.progress.clone();
    bridge.host.on_progress(move |words, done, total| {
        *lock(&progress) = Some(json!({ "words": words, "done": done, "total": total }));
    });

    println!("http://{}", server.server_addr());
    for mut request in server.incoming_requests() {
        let bridge = bridge.clone();
        // A thread for each, or a search would wait for a report here if nowhere else.
        std::thread::spawn(move || {
            let answer = bridge.answer(&mut request);
            let mut response = Response::from_data(answer.body).with_status_code(answer.status);
            for (name, value) in answer.headers {
                if let Ok(header) = Header::from_bytes(name, value) {
                    response.add_header(header);
                }
            }
            // A browser that went away needs no answer.
            let _ = request.respond(response);
        });
    }
    ExitCode::SUCCESS
}

impl Bridge {
    fn answer(&self, request: &mut Request) -> Served {
        let url = request.url().to_owned();
        let (path, query) = url.split_once('?').unwrap_or((&url, ""));
        if *request.method() == Method::Get {
            return self.get(request, path);
        }
        let mut body = Vec::new();
        if request.as_reader().take(LIMIT).read_to_end(&mut body).is_err() {
            return refused(400, "The request broke off.");
        }
        if path == "/stage" {
            let name = decoded(query.strip_prefix("name=").unwrap_or_default());
            return answered(self.host.stage(&name, &body).map(|path| json!(path)));
        }
        let Ok(asked) = serde_json::from_slice::<Value>(&body) else {
            return refused(400, "The request is not JSON.");
        };
        let text = |member: &str| asked[member].as_str().unwrap_or_default();
        match path {
            "/call" => {
                let answer = self.host.call(text("command"), asked["request"].clone());
                answered(answer)
            }
            "/cancel" => {
                self.host.cancel();
                ok(&Value::Null)
            }
            "/progress" => ok(&json!(lock(&self.progress).take())),
            "/pick_book" => ok(&json!(self.answers.picked().first())),
            "/pick_files" => ok(&json!(self.answers.picked())),
            "/pick_new_book" | "/save_as" => ok(&json!(self.answers.saved_as(text("suggestedName")))),
            "/answers" => {
                self.answers.set(&asked);
                ok(&Value::Null)
            }
            "/sample_book" => ok(&json!({ "path": self.sample, "exists": self.sample.exists() })),
            "/given_book" => ok(&json!(lock(&self.given).take())),
            "/open_outside" => answered(self.host.copy_for_outside(text("sha256"), text("name")).map(|copy| {
                let what = if copy.may_open { "open" } else { "reveal" };
                self.note(what, &copy.path.display().to_string());
                json!(if copy.may_open { "opened" } else { "shown" })
            })),
            "/open_link" => {
                let url = text("url");
                if url.starts_with("https://") || url.starts_with("http://") {
                    self.note("link", url);
                    ok(&Value::Null)
                } else {
                    answered(Err(ErrorView::no_link(url)))
                }
            }
            "/reveal" => {
                self.note("reveal", text("path"));
                ok(&Value::Null)
            }
            "/quit" => answered(self.host.close().map(|()| Value::Null)),
            _ => not_found(),
        }
    }

    fn get(&self, request: &Request, path: &str) -> Served {
        if let Some(sha256) = path.strip_prefix("/blob/") {
            let range = request.headers().iter().find(|header| header.field.equiv("Range"));
            return self.host.blob(sha256, range.map(|header| header.value.as_str()));
        }
        match path.strip_prefix("/preview/") {
            Some(token) => self.host.preview(token),
            None if path == "/outside" => ok(&json!(*lock(&self.outside))),
            None => self.file(path),
        }
    }

    fn note(&self, what: &str, about: &str) {
        lock(&self.outside).push(json!({ "what": what, "about": about }));
    }

    fn file(&self, path: &str) -> Served {
        let path = path.trim_start_matches('/');
        let path = Path::new(if path.is_empty() { "index.html" } else { path });
        if !path.components().all(|part| matches!(part, Component::Normal(_))) {
            return not_found();
        }
        let kind = match path.extension().and_then(|extension| extension.to_str()) {
            Some("html") => "text/html; charset=utf-8",
            Some("js" | "mjs") => "text/javascript; charset=utf-8",
            Some("css") => "text/css; charset=utf-8",
            Some("woff2") => "font/woff2",
            Some("wasm") => "application/wasm",
            _ => return not_found(),
        };
        fs::read(self.page.join(path)).map_or_else(|_| not_found(), |bytes| page(200, kind, bytes))
    }
}

fn page(status: u16, kind: &str, body: Vec<u8>) -> Served {
    let headers = [("Content-Type", kind), ("Content-Security-Policy", RULES), ("Cache-Control", "no-store")];
    Served { status, headers: headers.map(|(name, value)| (name, value.to_owned())).to_vec(), body }
}

fn ok(value: &Value) -> Served {
    page(200, "application/json", value.to_string().into_bytes())
}

fn answered(answer: Result<Value, ErrorView>) -> Served {
    match answer {
        Ok(value) => ok(&value),
        Err(view) => page(422, "application/json", json!(view).to_string().into_bytes()),
    }
}

fn refused(status: u16, message: &str) -> Served {
    page(status, "application/json", json!({ "code": "internal", "message": message }).to_string().into_bytes())
}

fn not_found() -> Served {
    page(404, "text/plain; charset=utf-8", b"There is nothing here.".to_vec())
}

/// What `encodeURIComponent` encoded.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    for (n, part) in text.split('%').enumerate() {
        match part.get(..2).filter(|_| 0 < n).and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                bytes.extend_from_slice(&part.as_bytes()[2..]);
            }
            None => bytes.extend_from_slice(part.as_bytes()),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
