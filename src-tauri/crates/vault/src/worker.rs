//! A thread for calls that may never return: it does one after another with a value of its own, and
//! who asked for one can stop waiting for it.
//!
//! It is begun once, not for each call: that takes as long as half of a sync. What panics within a
//! call is for the call to catch.

use std::sync::mpsc;
use std::thread::JoinHandle;

type Call<T> = Box<dyn FnOnce(&T) + Send>;

/// A thread and the way to it. Dropped without [`Worker::end`], it ends behind its last call.
pub(crate) struct Worker<T> {
    calls: mpsc::Sender<Call<T>>,
    thread: JoinHandle<()>,
}

impl<T: Send + 'static> Worker<T> {
    /// Begins a thread that has `own`.
    pub(crate) fn begin(own: T) -> Self {
        let (calls, waiting) = mpsc::channel::<Call<T>>();
        let thread = std::thread::spawn(move || waiting.into_iter().for_each(|call| call(&own)));
        Self { calls, thread }
    }

    /// Makes `call` behind those before it. What it answers comes through the receiver; nothing ever
    /// does if a call before it has ended the thread.
    pub(crate) fn ask<A: Send + 'static>(
        &self,
        call: impl FnOnce(&T) -> A + Send + 'static,
    ) -> mpsc::Receiver<A> {
        let (sender, answer) = mpsc::channel();
        let call: Call<T> = Box::new(move |own| {
            // Nobody listens any more if the time was over.
            let _ = sender.send(call(own));
        });
        // A call that cannot be handed over drops its sender, which the receiver tells.
        let _ = self.calls.send(call);
        answer
    }

    /// Waits for all calls; then its value is dropped.
    pub(crate) fn end(self) {
        drop(self.calls);
        // One that has panicked has dropped its value, too.
        let _ = self.thread.join();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU32, Ordering};
    use std::time::Duration;

    #[test]
    fn calls_are_made_in_their_order_and_answered() {
        let worker = Worker::begin(AtomicU32::new(1));
        let answers: Vec<_> = (2..50)
            .map(|by| worker.ask(move |own| (by, own.swap(by, Ordering::SeqCst))))
            .collect();
        for answer in answers {
            let (by, before) = answer.recv().unwrap();
            assert_eq!(before, by - 1);
        }
    }

    #[test]
    fn its_value_is_dropped_at_the_end_and_not_before_the_last_call() {
        let own = Arc::new(());
        let worker = Worker::begin(own.clone());
        let answer = worker.ask(|own| {
            std::thread::sleep(Duration::from_millis(20));
            Arc::strong_count(own)
        });
        worker.end();
        assert_eq!(answer.recv().unwrap(), 2);
        assert_eq!(Arc::strong_count(&own), 1);
    }

    #[test]
    fn who_stops_waiting_for_a_call_that_hangs_goes_on_and_who_asks_behind_it_is_told_when_it_dies()
    {
        let worker = Worker::begin(());
        let (release, held) = mpsc::channel::<()>();
        let hangs = worker.ask(move |()| held.recv().unwrap());
        let behind = worker.ask(|()| 7);
        let outcome = hangs.recv_timeout(Duration::from_millis(20));
        assert_eq!(outcome, Err(mpsc::RecvTimeoutError::Timeout));
        // The call panics, which one of the store never does.
        drop(release);
        assert_eq!(behind.recv(), Err(mpsc::RecvError));
        assert_eq!(worker.ask(|()| 7).recv(), Err(mpsc::RecvError));
        worker.end();
    }
}
