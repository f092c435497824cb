//! Listening until told to stop.

use std::{net::SocketAddr, time::Duration};

use anyhow::Context;
use steerco_app::{
    App, Store,
    access::prepare_setup,
    delivery::{forget_old_mail, send_mail, sweep_files},
    governance::{escalate_approvals, remind_of_conditions, remind_of_decisions, tell_substitutes},
    intake::remind_of_requests,
    integration::{tail_changes, work_jobs},
    plan::{complete_pieces, tell_of_give_gets},
    resource::{begin_terms, expire_staffing_requests, take_weekly_snapshot},
};
use tokio::net::TcpListener;

use crate::{Config, router};

/// Serves an open, migrated store until the process is told to stop (Ctrl-C or SIGTERM); requests
/// under way are finished first. `ready` is told the address that is really listened on.
pub async fn serve(
    config: Config,
    store: Store,
    ready: impl FnOnce(SocketAddr) + Send,
) -> anyhow::Result<()> {
    let listener = TcpListener::bind(config.listen)
        .await
        .with_context(|| format!("listening on {}", config.listen))?;
    let address = listener.local_addr().context("asking for the own address")?;
    let config = Config { listen: address, ..config };
    let app = App::new(store.clone(), config.settings());
    if let Some(link) = prepare_setup(&app).await.context("preparing the first-run set-up")? {
        tracing::info!("nobody can sign in yet; set Steerco up (once, within a day) at {link}");
    }
    let completed = complete_pieces(&app).await.context("computing when work pauses")?;
    if completed > 0 {
        tracing::info!(plans = completed, "computed when work pauses");
    }
    let follower = tokio::spawn({
        let store = store.clone();
        async move { store.follow().await }
    });
    let tail = tokio::spawn({
        let app = app.clone();
        async move { tail_changes(&app).await }
    });
    let sweeper = tokio::spawn({
        let app = app.clone();
        async move { sweep_for_ever(&app).await }
    });
    let escalator = tokio::spawn({
        let app = app.clone();
        async move { escalate_for_ever(&app).await }
    });
    let postman = tokio::spawn({
        let app = app.clone();
        async move { send_mail_for_ever(&app).await }
    });
    let worker = tokio::spawn({
        let app = app.clone();
        async move { work_jobs(&app).await }
    });
    let service = router(app, &config).into_make_service_with_connect_info::<SocketAddr>();
    tracing::info!(%address, "listening");
    ready(address);
    let stop = async move {
        stopped().await;
        tracing::info!("stopping");
        worker.abort();
        tail.abort();
        sweeper.abort();
        escalator.abort();
        postman.abort();
        follower.abort();
    };
    let server = axum::serve(listener, service).with_graceful_shutdown(stop);
    tokio::select! {
        done = server => done.context("serving")?,
        // Live updates never end by themselves.
        () = async { stopped().await; tokio::time::sleep(Duration::from_secs(5)).await } => {}
    }
    store.close().await;
    Ok(())
}

/// Removes the bytes of deleted files, also those that another run of the program left behind.
async fn sweep_for_ever(app: &App) {
    let mut tick = tokio::time::interval(Duration::from_secs(60));
    loop {
        tick.tick().await;
        if let Err(failure) = sweep_files(app).await {
            tracing::warn!(%failure, "the bytes of deleted files could not be removed yet");
        }
        if let Err(failure) = forget_old_mail(app).await {
            tracing::warn!(%failure, "old mail could not be removed yet");
        }
    }
}

/// Sends what is in the outbox.
async fn send_mail_for_ever(app: &App) {
    let mut tick = tokio::time::interval(Duration::from_secs(5));
    loop {
        tick.tick().await;
        if let Err(failure) = send_mail(app).await {
            tracing::warn!(%failure, "mail could not be sent yet");
        }
    }
}

/// Gives approvals that took too long to those they escalate to, and reminds of what is due.
async fn escalate_for_ever(app: &App) {
    let mut tick = tokio::time::interval(Duration::from_secs(60));
    loop {
        tick.tick().await;
        if let Err(failure) = escalate_approvals(app).await {
            tracing::warn!(%failure, "approvals that are due could not be escalated yet");
        }
        if let Err(failure) = tell_substitutes(app).await {
            tracing::warn!(%failure, "substitutes could not be told yet of what waits");
        }
        if let Err(failure) = begin_terms(app).await {
            tracing::warn!(%failure, "terms that began could not be adopted yet");
        }
        if let Err(failure) = expire_staffing_requests(app).await {
            tracing::warn!(%failure, "requests for people could not be closed yet");
        }
        if let Err(failure) = take_weekly_snapshot(app).await {
            tracing::warn!(%failure, "the snapshot of staffing of this week could not be taken yet");
        }
        if let Err(failure) = remind_of_conditions(app).await {
            tracing::warn!(%failure, "people could not be reminded of conditions yet");
        }
        if let Err(failure) = remind_of_decisions(app).await {
            tracing::warn!(%failure, "people could not be reminded of decisions yet");
        }
        if let Err(failure) = tell_of_give_gets(app).await {
            tracing::warn!(%failure, "people could not be told yet of what slips between projects");
        }
        if let Err(failure) = remind_of_requests(app).await {
            tracing::warn!(%failure, "people could not be reminded of requests yet");
        }
    }
}

/// Resolves when the process is told to stop.
async fn stopped() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = interrupt => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    let _ = interrupt.await;
}
