//! Two addresses that only this window can open: kept bytes by their digest, previewed reports by their token and page.

use claimbook_api::{Host, Served};
use tauri::http::{Request, Response, header};
use tauri::{Builder, Manager, Runtime, UriSchemeContext, UriSchemeResponder, Url};

use crate::call::Shared;

/// Answers `claimbook-blob://localhost/SHA256` and `claimbook-preview://localhost/TOKEN`, with `/1` behind it for a page.
pub(crate) fn register<R: Runtime>(builder: Builder<R>) -> Builder<R> {
    builder
        .register_asynchronous_uri_scheme_protocol("claimbook-blob", |context, request, responder| {
            let range = request.headers().get(header::RANGE).and_then(|value| value.to_str().ok()).map(str::to_owned);
            answer(&context, &request, responder, move |host, name| host.blob(name, range.as_deref()));
        })
        .register_asynchronous_uri_scheme_protocol("claimbook-preview", |context, request, responder| {
            answer(&context, &request, responder, Host::preview);
        })
}

fn answer<R: Runtime>(
    context: &UriSchemeContext<'_, R>,
    request: &Request<Vec<u8>>,
    responder: UriSchemeResponder,
    serve: impl FnOnce(&Host, &str) -> Served + Send + 'static,
) {
    let host = context.app_handle().state::<Shared>().inner().clone();
    let name = request.uri().path().trim_start_matches('/').to_owned();
    let asking = request.headers().get(header::ORIGIN).and_then(|value| value.to_str().ok());
    // A previewed report has an origin of its own, and no business here.
    let origin = asking.filter(|origin| Url::parse(origin).is_ok_and(|url| crate::is_own(&url))).map(str::to_owned);
    std::thread::spawn(move || responder.respond(response(serve(&host, &name), origin)));
}

fn response(served: Served, origin: Option<String>) -> Response<Vec<u8>> {
    let mut response = Response::builder().status(served.status);
    for (name, value) in served.headers {
        response = response.header(name, value);
    }
    if let Some(origin) = origin {
        response = response.header(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    }
    response.body(served.body).unwrap_or_default()
}
