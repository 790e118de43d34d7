//! `bridge PAGE FOLDER [BOOK]`: the session over localhost HTTP, for tests of the page in a browser.
//!
//! Serves the built page from `PAGE`, keeps the sample book in `FOLDER`, and prints its address. What a native
//! dialog would be asked is answered with the path in `CLAIMBOOK_PICK`.

use std::io::Read;
use std::path::{Component, Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use claimbook_api::Session;
use serde_json::{Value, json};
use tiny_http::{Header, Method, Request, Response, Server};

/// The window's own rules, with the bridge in the place of the shell.
const RULES: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
     connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-src 'none'";

/// The largest request that is read.
const LIMIT: u64 = 16 * 1024 * 1024;

struct Bridge {
    session: Session,
    page: PathBuf,
    sample: PathBuf,
    /// The book named on the command line, until the page asked for it.
    given: Option<String>,
}

struct Answer {
    status: u16,
    kind: &'static str,
    bytes: Vec<u8>,
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
    let sample = Path::new(&folder).join("Halvern sample.claimbook");
    let mut bridge = Bridge { session: Session::new(), page: page.into(), sample, given: arguments.next() };

    println!("http://{}", server.server_addr());
    for mut request in server.incoming_requests() {
        let answer = bridge.answer(&mut request);
        let headers =
            [("Content-Type", answer.kind), ("Content-Security-Policy", RULES), ("Cache-Control", "no-store")];
        let mut response = Response::from_data(answer.bytes).with_status_code(answer.status);
        for (name, value) in headers {
            response.add_header(Header::from_bytes(name, value).expect("a constant of plain ASCII"));
        }
        // A browser that went away needs no answer.
        let _ = request.respond(response);
    }
    ExitCode::SUCCESS
}

impl Bridge {
    fn answer(&mut self, request: &mut Request) -> Answer {
        if *request.method() != Method::Post {
            return self.file(request.url());
        }
        match request.url() {
            "/call" => self.call(request),
            "/pick_book" => json_answer(200, &json!(env::var("CLAIMBOOK_PICK").ok())),
            "/sample_book" => json_answer(200, &json!({ "path": self.sample, "exists": self.sample.exists() })),
            "/given_book" => json_answer(200, &json!(self.given.take())),
            _ => not_found(),
        }
    }

    fn call(&mut self, request: &mut Request) -> Answer {
        let mut body = String::new();
        let read = request.as_reader().take(LIMIT).read_to_string(&mut body);
        let asked: Value = match read.map(|_| serde_json::from_str(&body)) {
            Ok(Ok(asked)) => asked,
            _ => return json_answer(400, &json!({ "code": "internal", "message": "The request is not JSON." })),
        };
        let command = asked["command"].as_str().unwrap_or_default();
        match self.session.call(command, asked["request"].clone()) {
            Ok(answer) => json_answer(200, &answer),
            Err(view) => json_answer(422, &json!(view)),
        }
    }

    fn file(&self, url: &str) -> Answer {
        let path = url.split(['?', '#']).next().unwrap_or_default().trim_start_matches('/');
        let path = Path::new(if path.is_empty() { "index.html" } else { path });
        if !path.components().all(|part| matches!(part, Component::Normal(_))) {
            return not_found();
        }
        let kind = match path.extension().and_then(|extension| extension.to_str()) {
            Some("html") => "text/html; charset=utf-8",
            Some("js") => "text/javascript; charset=utf-8",
            Some("css") => "text/css; charset=utf-8",
            Some("woff2") => "font/woff2",
            _ => return not_found(),
        };
        fs::read(self.page.join(path)).map_or_else(|_| not_found(), |bytes| Answer { status: 200, kind, bytes })
    }
}

fn json_answer(status: u16, value: &Value) -> Answer {
    Answer { status, kind: "application/json", bytes: value.to_string().into_bytes() }
}

fn not_found() -> Answer {
    Answer { status: 404, kind: "text/plain; charset=utf-8", bytes: b"There is nothing here.".to_vec() }
}
