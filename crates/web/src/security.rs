//! Who may ask, and what may be done with the answer.
//!
//! Any page that is open in the user's browser can send requests to this machine, and a name that its owner
//! points at this machine ("rebinding") even looks like one origin with the pages. So: only the names under
//! which the pages are served are answered; only GET and HEAD come without the token, and they change
//! nothing; nothing that another site starts is taken, but for following a link. The answers allow a browser
//! nothing but what comes from here, and no script that stands in a page.

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{FromRequest, Multipart, Request, State};
use axum::http::header::{
    ACCEPT, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HOST, HeaderName, ORIGIN,
    REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

/// What a page may do in the browser: nothing but what comes from here, nothing that stands in the page.
pub(crate) const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
    img-src 'self' data:; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/// The header that carries the token where no form field does.
pub(crate) const TOKEN: HeaderName = HeaderName::from_static("x-onrecord-token");

/// The longest form that is read: forms carry names and codebooks. What is added is sent as files.
pub(crate) const LONGEST_FORM: usize = 4_000_000;

/// The most bytes that are sent at once with files among them. The pages' script sends many files in parts.
pub(crate) const LARGEST_UPLOAD: usize = 64 << 20;

/// How far into a form with files its token may end: it is the first field.
const TOKEN_WITHIN: usize = 4096;

/// Who may ask.
#[derive(Clone)]
pub(crate) struct Guard(Arc<Rules>);

struct Rules {
    token: String,
    /// The names of this server, as browsers write them in `Host`.
    hosts: Vec<String>,
}

impl Guard {
    /// A guard of what is served at `address`, and under these names.
    pub(crate) fn new(token: &str, address: SocketAddr, names: &[String]) -> Guard {
        let port = address.port();
        let mut bare = names.to_vec();
        // Whoever listens everywhere is here too.
        if address.ip().is_loopback() || address.ip().is_unspecified() {
            bare.extend(["127.0.0.1", "localhost", "[::1]"].map(str::to_owned));
        }
        if !address.ip().is_unspecified() {
            bare.push(match address.ip() {
                IpAddr::V4(ip) => ip.to_string(),
                IpAddr::V6(ip) => format!("[{ip}]"),
            });
        }
        let mut hosts: Vec<String> = bare.iter().map(|name| format!("{name}:{port}")).collect();
        if port == 80 {
            hosts.extend(bare);
        }
        Guard(Arc::new(Rules { token: token.to_owned(), hosts }))
    }

    /// Why the request is refused, where it is.
    fn refusal(&self, method: &Method, headers: &HeaderMap) -> Option<&'static str> {
        let host = headers.get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
        if !self.is_ours(host) {
            return Some(
                "These pages are not served under this name. Ask for them at the address that the \
                 program printed; `onrecord serve --name NAME` lets another name in.",
            );
        }
        let fetch = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
        let site = fetch("sec-fetch-site").unwrap_or("none");
        let is_from_here = matches!(site, "same-origin" | "none");
        if is_reading(method) {
            let is_link = fetch("sec-fetch-mode") == Some("navigate");
            return (!is_from_here && !is_link)
                .then_some("Another site may link here, but not read what is here.");
        }
        let is_own_origin = match headers.get(ORIGIN) {
            None => true,
            Some(origin) => origin
                .to_str()
                .ok()
                .and_then(|origin| origin.strip_prefix("http://"))
                .is_some_and(|host| self.is_ours(host)),
        };
        (!is_from_here || !is_own_origin).then_some("Another site may not change what is here.")
    }

    fn is_ours(&self, host: &str) -> bool {
        self.0.hosts.iter().any(|ours| ours.eq_ignore_ascii_case(host))
    }

    /// Whether this is the token, in a time that does not tell how much of it is right.
    fn is_token(&self, given: &[u8]) -> bool {
        let token = self.0.token.as_bytes();
        let differs = token.iter().zip(given).fold(0, |differs, (a, b)| differs | (a ^ b));
        token.len() == given.len() && differs == 0
    }
}

/// Refuses what may not be asked, and says with every answer what may be done with it.
pub(crate) async fn check(State(guard): State<Guard>, request: Request, next: Next) -> Response {
    let accepts = request.headers().get(ACCEPT).and_then(|it| it.to_str().ok());
    let wants_page = accepts.is_some_and(|it| it.contains("text/html"));
    let mut response = match admit(&guard, request).await {
        Ok(request) => next.run(request).await,
        // No page of ours: a stranger must not find the token in it.
        Err((status, why)) if wants_page => {
            let page = format!(
                "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>onrecord</title>\
                 <link rel=\"stylesheet\" href=\"/assets/css/tokens.css\">\
                 <link rel=\"stylesheet\" href=\"/assets/css/base.css\">\
                 <main><div class=\"notice bad\"><p>{why}</p></div><p><a href=\"/\">All pages</a></p></main></html>"
            );
            (status, Html(page)).into_response()
        }
        Err((status, why)) => (status, why).into_response(),
    };
    let headers = response.headers_mut();
    for (name, value) in [
        (CONTENT_SECURITY_POLICY, POLICY),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        // Other sites are told nothing. Our own are, because a form that tells no referrer tells no origin.
        (REFERRER_POLICY, "same-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

/// The request, if it may be answered.
async fn admit(guard: &Guard, request: Request) -> Result<Request, (StatusCode, &'static str)> {
    if let Some(why) = guard.refusal(request.method(), request.headers()) {
        return Err((StatusCode::FORBIDDEN, why));
    }
    if is_reading(request.method()) {
        return Ok(request);
    }
    let no_token = (
        StatusCode::FORBIDDEN,
        "Nothing was changed: this page is from an earlier start of the program. Load it again, and then \
         try once more.",
    );
    if let Some(given) = request.headers().get(TOKEN) {
        return if guard.is_token(given.as_bytes()) { Ok(request) } else { Err(no_token) };
    }
    let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let has_files = match kind.unwrap_or_default() {
        kind if kind.starts_with("application/x-www-form-urlencoded") => false,
        kind if kind.starts_with("multipart/form-data") => true,
        _ => return Err(no_token),
    };
    let longest = if has_files { LARGEST_UPLOAD } else { LONGEST_FORM };
    let (parts, body) = request.into_parts();
    let Ok(bytes) = to_bytes(body, longest).await else {
        return Err((StatusCode::PAYLOAD_TOO_LARGE, "Nothing was changed: the form is too long."));
    };
    let is_admitted = if has_files {
        let head = bytes.slice(..bytes.len().min(TOKEN_WITHIN));
        first_token(&parts.headers, head).await.is_some_and(|given| guard.is_token(&given))
    } else {
        // The token is hexadecimal digits, which forms send as they are.
        let given = bytes.split(|byte| *byte == b'&').find_map(|it| it.strip_prefix(b"token="));
        given.is_some_and(|given| guard.is_token(given))
    };
    if !is_admitted {
        return Err(no_token);
    }
    Ok(Request::from_parts(parts, Body::from(bytes)))
}

/// The value of the first field of a form with files, if that is the token: what follows, which is anybody's
/// file, is not looked at.
async fn first_token(headers: &HeaderMap, head: Bytes) -> Option<Bytes> {
    let mut request = Request::new(Body::from(head));
    request.headers_mut().insert(CONTENT_TYPE, headers.get(CONTENT_TYPE)?.clone());
    let mut form = Multipart::from_request(request, &()).await.ok()?;
    let field = form.next_field().await.ok()??;
    if field.name() != Some("token") || field.file_name().is_some() {
        return None;
    }
    field.bytes().await.ok()
}

/// Whether a request of this method only reads.
fn is_reading(method: &Method) -> bool {
    *method == Method::GET || *method == Method::HEAD
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::Router;
    use axum::middleware::from_fn_with_state;
    use axum::routing::{get, post};
    use tower::ServiceExt;

    const HERE: &str = "127.0.0.1:7411";

    fn guard(address: &str, names: &[&str]) -> Guard {
        let names: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
        Guard::new("00ff", address.parse().unwrap(), &names)
    }

    /// The status of a request to a page and a form that stand behind the guard.
    fn status(guard: Guard, method: Method, headers: &[(&str, &str)], body: &str) -> u16 {
        ask(guard, method, headers, body).status().as_u16()
    }

    fn ask(guard: Guard, method: Method, headers: &[(&str, &str)], body: &str) -> Response {
        let app = Router::new()
            .route("/", get(async || "page").merge(post(async |body: String| body)))
            .layer(from_fn_with_state(guard, check));
        let mut request = Request::builder().method(method).uri("/");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::from(body.to_owned())).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(app.oneshot(request)).unwrap()
    }

    #[test]
    fn only_our_names_are_answered() {
        let check = |guard: Guard, host: &str, expected: u16| {
            assert_eq!(status(guard, Method::GET, &[("host", host)], ""), expected, "{host}");
        };
        for host in [HERE, "localhost:7411", "LOCALHOST:7411", "[::1]:7411"] {
            check(guard(HERE, &[]), host, 200);
        }
        for host in ["", "evil.example", "evil.example:7411", "localhost", "localhost:80"] {
            check(guard(HERE, &[]), host, 403);
        }
        check(guard("127.0.0.1:80", &[]), "localhost", 200);
        check(guard("192.168.1.5:7411", &[]), "192.168.1.5:7411", 200);
        check(guard("192.168.1.5:7411", &[]), "localhost:7411", 403);
        check(guard("0.0.0.0:7411", &["desk.local"]), "desk.local:7411", 200);
        check(guard("0.0.0.0:7411", &["desk.local"]), "evil.example:7411", 403);
        assert_eq!(status(guard(HERE, &[]), Method::GET, &[], ""), 403, "no host at all");
    }

    #[test]
    fn another_site_may_link_here_and_nothing_else() {
        let check = |method: Method, headers: &[(&str, &str)], expected: u16| {
            let mut all = vec![("host", HERE), ("x-onrecord-token", "00ff")];
            all.extend(headers);
            assert_eq!(status(guard(HERE, &[]), method, &all, ""), expected, "{headers:?}");
        };
        let site = |site| ("sec-fetch-site", site);
        check(Method::GET, &[site("cross-site")], 403);
        check(Method::GET, &[site("same-site"), ("sec-fetch-mode", "no-cors")], 403);
        check(Method::GET, &[site("cross-site"), ("sec-fetch-mode", "navigate")], 200);
        check(Method::GET, &[site("same-origin")], 200);
        check(Method::POST, &[site("cross-site"), ("sec-fetch-mode", "navigate")], 403);
        check(Method::POST, &[site("same-site")], 403);
        check(Method::POST, &[site("same-origin"), ("origin", "http://127.0.0.1:7411")], 200);
        check(Method::POST, &[("origin", "http://localhost:7411")], 200);
        for origin in
            ["null", "http://evil.example", "https://127.0.0.1:7411", "http://localhost:1"]
        {
            check(Method::POST, &[("origin", origin)], 403);
        }
    }

    #[test]
    fn nothing_changes_without_the_token() {
        let check = |method: Method, headers: &[(&str, &str)], body: &str, expected: u16| {
            let mut all = vec![("host", HERE)];
            all.extend(headers);
            let found = status(guard(HERE, &[]), method, &all, body);
            assert_eq!(found, expected, "{headers:?} {body}");
        };
        let form = ("content-type", "application/x-www-form-urlencoded");
        check(Method::POST, &[], "", 403);
        check(Method::POST, &[("x-onrecord-token", "00fe")], "", 403);
        check(Method::POST, &[("x-onrecord-token", "00f")], "", 403);
        check(Method::POST, &[("x-onrecord-token", "00ff")], "", 200);
        check(Method::POST, &[form], "name=x", 403);
        check(Method::POST, &[form], "name=x&token=00ff", 200);
        check(Method::POST, &[form], "name=token=00ff", 403);
        check(Method::POST, &[("content-type", "text/plain")], "token=00ff", 403);
        check(Method::DELETE, &[], "", 403);
        check(Method::OPTIONS, &[], "", 403);
        let long = format!("token=00ff&text={}", "x".repeat(LONGEST_FORM));
        check(Method::POST, &[form], &long, 413);
    }

    #[test]
    fn a_form_with_files_has_its_token_first() {
        let kind = ("content-type", "multipart/form-data; boundary=cut");
        let check = |kind: (&str, &str), fields: &[(&str, &str)], expected: u16| {
            let part = |(about, value): &(&str, &str)| {
                format!("--cut\r\nContent-Disposition: form-data; {about}\r\n\r\n{value}\r\n")
            };
            let body: String = fields.iter().map(part).collect::<String>() + "--cut--\r\n";
            let found = status(guard(HERE, &[]), Method::POST, &[("host", HERE), kind], &body);
            assert_eq!(found, expected, "{fields:?}");
        };
        let token = ("name=\"token\"", "00ff");
        let file = ("name=\"files\"; filename=\"a.txt\"", "words");
        let forged = "name=\"files\"; filename=\"token\"";
        check(kind, &[token, file], 200);
        check(kind, &[token], 200);
        check(kind, &[token, ("name=\"files\"; filename=\"a\"", &"x".repeat(1 << 20))], 200);
        check(kind, &[file, token], 403);
        check(kind, &[file], 403);
        check(kind, &[], 403);
        check(kind, &[("name=\"token\"", "00fe"), file], 403);
        check(kind, &[("name=\"token\"", "00fe"), token], 403);
        check(kind, &[("name=\"token\"; filename=\"a\"", "00ff")], 403);
        check(kind, &[(forged, "\r\n\r\n--cut\r\nname=\"token\"\r\n\r\n00ff")], 403);
        check(kind, &[("name=\"token\"", &"0".repeat(TOKEN_WITHIN)), token], 403);
        check(("content-type", "multipart/form-data"), &[token], 403);
        check(("content-type", "multipart/form-data; boundary=other"), &[token], 403);
        check(("content-type", "multipart/mixed; boundary=cut"), &[token], 403);
    }

    #[test]
    fn every_answer_says_what_may_be_done_with_it() {
        for headers in [&[("host", HERE)][..], &[("host", "evil.example")]] {
            let answer = ask(guard(HERE, &[]), Method::GET, headers, "");
            let header = |name: &str| answer.headers().get(name).unwrap().to_str().unwrap();
            assert_eq!(header("content-security-policy"), POLICY);
            assert_eq!(header("x-content-type-options"), "nosniff");
            assert_eq!(header("referrer-policy"), "same-origin");
            assert_eq!(header("cache-control"), "no-store");
            assert_eq!(header("cross-origin-opener-policy"), "same-origin");
            assert_eq!(header("cross-origin-resource-policy"), "same-origin");
        }
    }
}
