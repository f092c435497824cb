//! Live updates as server-sent events.

use std::{convert::Infallible, time::Duration};

use axum::{
    extract::State,
    http::HeaderMap,
    response::sse::{Event, KeepAlive, Sse},
};
use futures::Stream;
use steerco_app::{
    App,
    integration::{self, ChangeEvent},
};

use crate::{guard::Caller, problem::Answer};

/// What changes, as it changes. Events are named `change`; their id is the number of the entry in
/// the history, and `Last-Event-ID` resumes behind it.
#[utoipa::path(
    get, path = "/events", tag = "integration",
    responses((status = 200, body = ChangeEvent, content_type = "text/event-stream")),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn stream_events(
    State(app): State<App>,
    caller: Caller,
    headers: HeaderMap,
) -> Answer<Sse<impl Stream<Item = Result<Event, Infallible>>>> {
    let last = headers
        .get("last-event-id")
        .and_then(|last| last.to_str().ok())
        .and_then(|last| last.parse::<i64>().ok());
    let mut feed = integration::follow_changes(&app, caller.0, last).await?;
    let stream = async_stream::stream! {
        // Something at once, so that proxies and browsers know the stream is open.
        yield Ok(Event::default().comment("open"));
        while let Some(change) = feed.next().await {
            if let Ok(event) =
                Event::default().id(change.seq.to_string()).event("change").json_data(&change)
            {
                yield Ok(event);
            }
        }
    };
    Ok(Sse::new(stream).keep_alive(KeepAlive::new().interval(Duration::from_secs(15))))
}
