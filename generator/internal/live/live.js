// Reloads the page when the site is newer than it. Only a page that is seen listens: a browser allows few connections
// to one server, and a page that is shown again hears of the newest edition at once.
(() => {
	const edition = document.currentScript.dataset.edition;
	let events = null;

	function listen() {
		if (document.hidden) {
			events?.close();
			events = null;
		} else if (!events) {
			events = new EventSource("/_rapport/events");
			events.onmessage = (e) => {
				if (e.data !== edition) {
					events.close();
					location.reload();
				}
			};
			// A server that was started again does not know this browser: the page it answers with says what to do.
			events.onerror = () => {
				fetch("/_rapport/events", { method: "HEAD" }).then((r) => r.status === 403 && location.reload(), () => {});
			};
		}
	}

	document.addEventListener("visibilitychange", listen);
	addEventListener("pagehide", () => {
		events?.close();
		events = null;
	});
	addEventListener("pageshow", (e) => {
		if (e.persisted) listen();
	});
	listen();
})();
