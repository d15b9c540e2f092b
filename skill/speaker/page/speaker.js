// The page of the speaker: it sends what is said or pressed, shows what came of it, and plays the
// real tracks. Where the track is counts: the model of the device on the server follows the sound.

const REPORT_EVERY_MS = 2000;
const ASKS_BEFORE_END_MS = 5000;
const SHOWN_EXCHANGES = 40;

const at = (id) => document.getElementById(id);
const audio = at("audio");
let device = { activity: "IDLE", listens: false, track: null, queue: [], offset_ms: 0 };
let loaded = null; // the token of the track in the audio element
let reported = 0; // the place in it that the server was told
let speaking = false;
let line = Promise.resolve(); // one thing after another, as a device does them

function act(wish) {
  line = line.then(() => send(wish)).then(show, (error) => log("note wrong", "page", error.message));
  return line;
}

async function send(wish) {
  let response;
  try {
    response = await fetch("/speaker/do", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(wish),
    });
  } catch {
    throw new Error("The server does not answer: is repcast serve --speaker still running?");
  }
  if (!response.ok) {
    throw new Error(await response.text());
  }
  return response.json();
}

function say(sentence) {
  log("you", "you", sentence);
  hush();
  tellPlace();
  return act({ do: "say", sentence });
}

function show(told) {
  for (const one of told.happened) {
    if (one.what === "speaks") {
      log("coach", "coach", one.text);
      speak(one.text);
    } else {
      const wrong = one.what === "refuses" || one.what === "fails";
      log(wrong ? "device wrong" : "device", "device", one.text);
    }
  }
  if (told.note) {
    log("note", "note", told.note);
  }
  told.exchanges.forEach(showExchange);
  device = told.device;
  showExamples(told.name);
  follow();
}

// The log

function log(kind, who, text) {
  const entry = document.createElement("p");
  entry.className = kind;
  const name = document.createElement("span");
  name.className = "who";
  name.textContent = who;
  entry.append(name, text);
  at("log").append(entry);
  at("log").scrollTop = at("log").scrollHeight;
}

function showExchange({ request, answer }) {
  const details = document.createElement("details");
  const summary = document.createElement("summary");
  const brief = document.createElement("span");
  brief.className = "answer";
  brief.textContent = ` → ${inBrief(answer.response)}`;
  const asked = request.request;
  summary.append(asked.intent ? `${asked.type} ${asked.intent.name}` : asked.type, brief);
  const pair = document.createElement("div");
  pair.className = "pair";
  pair.append(written("Request", request), written("Answer", answer));
  details.append(summary, pair);
  const all = at("exchanges");
  all.prepend(details);
  while (all.childElementCount > SHOWN_EXCHANGES) {
    all.lastElementChild.remove();
  }
}

function inBrief(response) {
  const directives = (response.directives ?? []).map((one) =>
    [one.type, one.playBehavior ?? one.clearBehavior].filter(Boolean).join(" "),
  );
  const speech = response.outputSpeech ? ["speech"] : [];
  const asks = response.shouldEndSession === false ? ["the session stays open"] : [];
  return [...speech, ...directives, ...asks].join(", ") || "nothing";
}

function written(title, value) {
  const part = document.createElement("div");
  const heading = document.createElement("h3");
  heading.textContent = title;
  const text = document.createElement("pre");
  text.tabIndex = 0;
  text.setAttribute("role", "region");
  text.setAttribute("aria-label", title);
  text.textContent = JSON.stringify(value, null, 2);
  part.append(heading, text);
  return part;
}

function showExamples(name) {
  const examples = at("examples");
  if (examples.dataset.name === name) {
    return;
  }
  examples.dataset.name = name;
  const sentences = [
    `Alexa, open ${name}`,
    "Alexa, next",
    `Alexa, ask ${name} to go to the last exercise`,
    `Alexa, ask ${name} for slower breathing`,
    `Alexa, ask ${name} how long is left`,
    "Alexa, pause",
    "Alexa, resume",
  ];
  examples.replaceChildren(
    ...sentences.map((sentence) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = sentence;
      button.addEventListener("click", () => say(sentence));
      return button;
    }),
  );
  at("sentence").placeholder = sentences[0];
}

// What plays

function follow() {
  const { track } = device;
  const plays = device.activity === "PLAYING";
  if (track && plays && track.token !== loaded) {
    load(track);
  }
  if (plays && !speaking) {
    start();
  } else {
    audio.pause();
  }
  showDevice();
}

function load(track) {
  const from = device.offset_ms / 1000;
  loaded = track.token;
  reported = device.offset_ms;
  audio.src = track.address;
  audio.addEventListener("loadedmetadata", () => (audio.currentTime = from), { once: true });
}

async function start() {
  try {
    await audio.play();
    at("sound").hidden = true;
  } catch (error) {
    if (error.name === "NotAllowedError") {
      at("sound").hidden = false;
    }
  }
}

function place() {
  return Math.floor(audio.currentTime * 1000);
}

function report() {
  showPosition();
  const length = device.track?.length_ms ?? 0;
  const crosses = reported < length - ASKS_BEFORE_END_MS && place() >= length - ASKS_BEFORE_END_MS;
  if (place() >= reported + REPORT_EVERY_MS || crosses) {
    tellPlace();
  }
}

function tellPlace() {
  if (!audio.paused) {
    reported = place();
    act({ do: "play_to", token: loaded, offset_ms: reported });
  }
}

function showDevice() {
  const { track } = device;
  const playing = device.activity === "PLAYING" ? "plays" : "";
  const state = speaking ? "speaks" : device.listens ? "listens" : playing;
  at("ring").dataset.state = state;
  at("title").textContent = track ? track.title : "Nothing has played yet";
  const activity = { PLAYING: "plays", PAUSED: "paused", STOPPED: "stopped", FINISHED: "finished" }[device.activity];
  const word = { speaks: "speaks", listens: "waits for your answer" }[state] ?? activity;
  at("detail").textContent = track ? `${word} · ${track.pace}` : word ?? "\u00a0";
  const { queue } = device;
  at("queue").textContent = queue.length ? `Next: ${queue.join(", ")}` : "Nothing is queued.";
  for (const radio of document.querySelectorAll("[name=asks]")) {
    radio.checked = radio.value === device.asks;
  }
  showPosition();
}

function showPosition() {
  const length = device.track?.length_ms ?? 0;
  const now = device.track?.token === loaded ? place() : device.offset_ms;
  at("progress").max = length || 1;
  at("progress").value = Math.min(now, length);
  at("position").textContent = clock(now);
  at("length").textContent = clock(length);
}

function clock(ms) {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

audio.addEventListener("timeupdate", report);
audio.addEventListener("ended", () => {
  act({ do: "play_to", token: loaded, offset_ms: device.track.length_ms });
});
audio.addEventListener("error", () => act({ do: "fail", token: loaded }));

// Speaking and listening, where the browser can

const voice = window.speechSynthesis;
const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition;

function speak(text) {
  if (!at("aloud").checked || !voice?.getVoices().length) {
    return;
  }
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.lang = "en";
  speaking = true;
  let over = false;
  const end = () => {
    if (!over) {
      over = true;
      speaking = false;
      follow();
    }
  };
  utterance.addEventListener("end", end);
  utterance.addEventListener("error", end);
  setTimeout(end, 4000 + text.length * 120); // some browsers never tell that they are done
  voice.speak(utterance);
}

function hush() {
  voice?.cancel();
}

function offerListening() {
  const button = at("listen");
  button.hidden = at("listen-note").hidden = false;
  let recognition = null;
  button.addEventListener("click", () => {
    if (recognition) {
      recognition.stop();
      return;
    }
    recognition = new Recognition();
    recognition.lang = "en-US";
    button.setAttribute("aria-pressed", "true");
    audio.volume = 0.2;
    recognition.addEventListener("result", (event) => say(event.results[0][0].transcript));
    recognition.addEventListener("error", (event) => {
      log("note wrong", "page", `Nothing was understood (${event.error}); typing works everywhere.`);
    });
    recognition.addEventListener("end", () => {
      recognition = null;
      button.setAttribute("aria-pressed", "false");
      audio.volume = 1;
    });
    recognition.start();
  });
}

at("aloud-label").hidden = !voice;
voice?.getVoices(); // asked for once, most browsers have them ready later
at("aloud").addEventListener("change", hush);
if (Recognition) {
  offerListening();
}

// What is typed and pressed

at("say").addEventListener("submit", (event) => {
  event.preventDefault();
  const sentence = at("sentence").value.trim();
  if (sentence) {
    at("sentence").value = "";
    say(sentence);
  }
});
for (const button of document.querySelectorAll("[data-button]")) {
  button.addEventListener("click", () => {
    tellPlace();
    act({ do: "press", button: button.dataset.button });
  });
}
for (const radio of document.querySelectorAll("[name=asks]")) {
  radio.addEventListener("change", () => act({ do: "ask", when: radio.value }));
}
at("forward").addEventListener("click", () => {
  if (device.activity === "PLAYING") {
    audio.currentTime = Math.min(audio.currentTime + 30, (audio.duration || 0) - 0.5);
  }
});
at("sound").addEventListener("click", start);

act({ do: "look" });
