"use strict";

const byId = id => document.getElementById(id);
const page = byId("planner");
const hour = byId("hour");
const map = byId("map");

const MINUTE = 60_000;
const NAMES = { working: "Working", waking: "Awake", night: "Night" };
const still = matchMedia("(prefers-reduced-motion: reduce)");
const app = window.parent === window ? undefined : globalThis.mcpApp;

let plan; // the server's latest answer
let minute = 0; // of the plan's day, as chosen

// ---------------------------------------------------------------------------------------------------------------------
// Time

const format = options => new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", ...options });
const clockFormat = format({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const shortDate = format({ weekday: "short", day: "numeric", month: "short" });
const weekday = format({ weekday: "short" });
const longDate = format({ weekday: "long", day: "numeric", month: "long", year: "numeric" });

const startOf = shown => Date.parse(shown.start);
const minuteOf = (shown, instant) => Math.round((Date.parse(instant) - startOf(shown)) / MINUTE);
const instantAt = at => startOf(plan) + at * MINUTE;
const written = instant => new Date(instant).toISOString().replace(".000Z", "Z");

/** The part of a place's day that a minute falls into. */
const partAt = (place, at) => place.day.findLast(part => part.minute <= at);

/** What a clock shows: as the server says for the time it was asked for, as it said of the day for any other. */
function localAt(place, at) {
  const part = partAt(place, at);
  return at === minuteOf(plan, plan.instant)
    ? { time: Date.parse(place.time + "Z"), phase: place.phase.toLowerCase() }
    : { time: instantAt(at) + part.offset * MINUTE, phase: part.phase.toLowerCase() };
}

// ---------------------------------------------------------------------------------------------------------------------
// The globe, in the Natural Earth projection
// (Šavrič, Jenny, Patterson, Petrovič, Hurni: A Polynomial Equation for the Natural Earth Projection, 2011)

const RADIANS = Math.PI / 180;

function widthAt(latitude) {
  const p = latitude ** 2;
  const q = p ** 2;
  return 0.8707 - 0.131979 * p + q * (-0.013791 + q * (0.003971 * p - 0.001529 * q));
}

function heightAt(latitude) {
  const p = latitude ** 2;
  const q = p ** 2;
  return latitude * (1.007226 + p * (0.015085 + q * (-0.044475 + 0.028874 * p - 0.005916 * q)));
}

const HALF_WIDTH = widthAt(0) * Math.PI;
const HALF_HEIGHT = heightAt(Math.PI / 2);
const HEIGHT = HALF_HEIGHT / HALF_WIDTH; // of the globe, in its widths

/** From degrees to the map, in widths of the globe from its upper left corner. */
function project(longitude, latitude) {
  const x = longitude * RADIANS * widthAt(latitude * RADIANS);
  const y = heightAt(latitude * RADIANS);
  return [(1 + x / HALF_WIDTH) / 2, (HEIGHT - y / HALF_WIDTH) / 2];
}

/** The latitude, in radians, at a share of the globe's height from above. */
function latitudeOf(share) {
  const wanted = (1 - 2 * share) * HALF_HEIGHT;
  let low = -Math.PI / 2;
  let high = Math.PI / 2;
  for (let i = 0; i < 30; i++) {
    const middle = (low + high) / 2;
    if (heightAt(middle) < wanted) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return low;
}

/** A line through points in degrees, along which the projection is followed. */
function trace(path, points) {
  points.forEach(([longitude, latitude], at) => {
    if (at === 0) {
      path.moveTo(...project(longitude, latitude));
      return;
    }
    const [fromLongitude, fromLatitude] = points[at - 1];
    const steps = Math.ceil(Math.max(Math.abs(longitude - fromLongitude), Math.abs(latitude - fromLatitude)) / 4) || 1;
    for (let step = 1; step <= steps; step++) {
      const part = step / steps;
      path.lineTo(
        ...project(fromLongitude + (longitude - fromLongitude) * part, fromLatitude + (latitude - fromLatitude) * part),
      );
    }
  });
}

function outline() {
  const path = new Path2D();
  trace(path, [[-180, -90], [-180, 90], [180, 90], [180, -90], [-180, -90]]);
  path.closePath();
  return path;
}

function graticule() {
  const path = new Path2D();
  for (let longitude = -150; longitude <= 150; longitude += 30) {
    trace(path, [[longitude, -90], [longitude, 90]]);
  }
  for (let latitude = -60; latitude <= 60; latitude += 30) {
    trace(path, [[-180, latitude], [180, latitude]]);
  }
  return path;
}

/** LAND is an SVG path of M, l and z, in tenths of a degree. */
function land() {
  const path = new Path2D();
  for (const ring of LAND.split("z").filter(Boolean)) {
    const numbers = ring.match(/-?\d+/g).map(Number);
    let [x, y] = [0, 0];
    const points = [];
    for (let i = 0; i < numbers.length; i += 2) {
      x += numbers[i];
      y += numbers[i + 1];
      points.push([x / 10, -y / 10]);
    }
    points.push(points[0]);
    trace(path, points);
    path.closePath();
  }
  return path;
}

const shapes = { outline: outline(), graticule: graticule(), land: land() };

// ---------------------------------------------------------------------------------------------------------------------
// Day and night

/** How light falls on the globe, in pixels that are stretched over it. */
class Light {
  #width = 480;
  #height = Math.round(480 * HEIGHT);
  #canvas = Object.assign(document.createElement("canvas"), { width: this.#width, height: this.#height });
  #context = this.#canvas.getContext("2d");
  #image = this.#context.createImageData(this.#width, this.#height);
  #pixels = new Uint32Array(this.#image.data.buffer);
  #cos = new Float32Array(this.#width * this.#height);
  #sin = new Float32Array(this.#width * this.#height);
  #rows = Array.from({ length: this.#height }, (_, y) => latitudeOf((y + 0.5) / this.#height));
  #colours = new Uint32Array(4097);

  constructor() {
    this.#rows.forEach((latitude, y) => {
      for (let x = 0; x < this.#width; x++) {
        const longitude = (((2 * (x + 0.5)) / this.#width - 1) * HALF_WIDTH) / widthAt(latitude);
        this.#cos[y * this.#width + x] = Math.cos(longitude);
        this.#sin[y * this.#width + x] = Math.sin(longitude);
      }
    });
  }

  /** Takes the colours of a theme: one for each height of the sun, by its sine. */
  theme({ shadow, depth, glow, shine, shining }) {
    const view = new DataView(this.#colours.buffer);
    for (let i = 0; i <= 4096; i++) {
      const sine = i / 2048 - 1;
      const height = Math.asin(sine) / RADIANS;
      // Sunset, and the ends of civil, nautical and astronomical twilight.
      const dark = depth * (0.42 * dusk(height, -0.8) + 0.24 * dusk(height, -6) + 0.2 * dusk(height, -12) + 0.14 * dusk(height, -18));
      const warm = 0.3 * Math.exp(-(((height - 0.6) / 3.6) ** 2));
      const bright = height > 0 ? shining * sine : 0;
      const layers = [[shadow, dark], [shine, bright], [glow, warm]];
      let [red, green, blue, alpha] = [0, 0, 0, 0];
      for (const [colour, cover] of layers) {
        const rest = alpha * (1 - cover);
        alpha = cover + rest;
        if (alpha > 0) {
          red = (colour[0] * cover + red * rest) / alpha;
          green = (colour[1] * cover + green * rest) / alpha;
          blue = (colour[2] * cover + blue * rest) / alpha;
        }
      }
      [red, green, blue, alpha * 255].forEach((value, at) => view.setUint8(i * 4 + at, Math.round(value)));
    }
  }

  /** The light of a sun that stands in the zenith at a place, in degrees. */
  of(sun) {
    const sinSun = Math.sin(sun.latitude * RADIANS);
    const cosSun = Math.cos(sun.latitude * RADIANS);
    const cosLongitude = Math.cos(sun.longitude * RADIANS);
    const sinLongitude = Math.sin(sun.longitude * RADIANS);
    let pixel = 0;
    for (const latitude of this.#rows) {
      const constant = Math.sin(latitude) * sinSun;
      const factor = Math.cos(latitude) * cosSun;
      for (const end = pixel + this.#width; pixel < end; pixel++) {
        const sine = constant + factor * (this.#cos[pixel] * cosLongitude + this.#sin[pixel] * sinLongitude);
        this.#pixels[pixel] = this.#colours[((sine + 1) * 2048) | 0];
      }
    }
    this.#context.putImageData(this.#image, 0, 0);
    return this.#canvas;
  }
}

/** From 0 in the light to 1 in the dark, around a height of the sun in degrees. */
function dusk(height, border) {
  const part = Math.min(1, Math.max(0, (border + 1.6 - height) / 3.2));
  return part * part * (3 - 2 * part);
}

const THEMES = {
  light: {
    water: ["#dcebf5", "#bcd5e8"],
    land: "#f7f2e6",
    coast: "#b5aa8f",
    grid: "rgb(70 100 140 / 0.14)",
    rim: "#9fb5cb",
    shadow: [14, 26, 78],
    depth: 0.76,
    glow: [255, 158, 84],
    shine: [255, 246, 214],
    shining: 0.16,
  },
  dark: {
    water: ["#27476a", "#1b3553"],
    land: "#6c8f88",
    coast: "#9bb8b0",
    grid: "rgb(190 215 255 / 0.1)",
    rim: "#46617f",
    shadow: [4, 7, 20],
    depth: 0.78,
    glow: [255, 140, 70],
    shine: [255, 240, 200],
    shining: 0.2,
  },
};

const dark = matchMedia("(prefers-color-scheme: dark)");
const light = new Light();
let theme = THEMES.light;

function readTheme() {
  theme = THEMES[document.documentElement.dataset.theme ?? (dark.matches ? "dark" : "light")];
  light.theme(theme);
  draw();
}

/** The sun goes round the Earth by a degree in four minutes; over a day its latitude hardly changes. */
function sunAt(at) {
  const longitude = plan.sun.longitude - (at - minuteOf(plan, plan.instant)) / 4;
  return { latitude: plan.sun.latitude, longitude: ((((longitude + 180) % 360) + 360) % 360) - 180 };
}

let lit = 0; // the minute that the map shows

function draw() {
  const { width, height, clientWidth } = map;
  if (clientWidth === 0) {
    return;
  }
  const context = map.getContext("2d");
  const stroke = (shape, colour, pixels) => {
    context.strokeStyle = colour;
    context.lineWidth = pixels / clientWidth;
    context.stroke(shape);
  };
  context.setTransform(width, 0, 0, width, 0, 0);
  context.clearRect(0, 0, 1, height / width);
  context.save();
  context.clip(shapes.outline);
  const water = context.createRadialGradient(0.5, HEIGHT / 2, 0, 0.5, HEIGHT / 2, 0.6);
  theme.water.forEach((colour, at) => water.addColorStop(at, colour));
  context.fillStyle = water;
  context.fillRect(0, 0, 1, HEIGHT);
  stroke(shapes.graticule, theme.grid, 1);
  context.fillStyle = theme.land;
  context.fill(shapes.land);
  stroke(shapes.land, theme.coast, 0.8);
  if (plan) {
    const sun = sunAt(lit);
    context.imageSmoothingQuality = "high";
    context.drawImage(light.of(sun), 0, 0, 1, HEIGHT);
    drawSun(context, sun);
  }
  context.restore();
  stroke(shapes.outline, theme.rim, 1.5);
}

function drawSun(context, { latitude, longitude }) {
  const [x, y] = project(longitude, latitude);
  const pixel = Math.max(1 / 900, 0.6 / map.clientWidth);
  const disc = radius => {
    context.beginPath();
    context.arc(x, y, radius * pixel, 0, 2 * Math.PI);
    context.fill();
  };
  const halo = context.createRadialGradient(x, y, 0, x, y, 46 * pixel);
  halo.addColorStop(0, "rgb(255 214 110 / 0.75)");
  halo.addColorStop(0.35, "rgb(255 206 96 / 0.28)");
  halo.addColorStop(1, "rgb(255 206 96 / 0)");
  context.fillStyle = halo;
  disc(46);
  context.fillStyle = "#a86a00";
  disc(8.5);
  context.fillStyle = "#ffc93c";
  disc(7);
}

let frame = 0;

/** Lets the light follow the chosen time: at once while it is dragged, in a sweep after a leap. */
function follow() {
  cancelAnimationFrame(frame);
  const distance = minute - lit;
  lit = still.matches || Math.abs(distance) <= 20 ? minute : lit + distance * 0.28;
  draw();
  if (lit !== minute) {
    frame = requestAnimationFrame(follow);
  }
}

// ---------------------------------------------------------------------------------------------------------------------
// The page

function element(name, attributes = {}, ...content) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    made.setAttribute(attribute, value);
  }
  made.append(...content);
  return made;
}

function icon(phase) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  svg.classList.add("icon");
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", "#" + phase);
  svg.append(use);
  return svg;
}

/** The parts of a place's day between changes of what people do there, whatever their clocks do. */
function parts(place) {
  const merged = [];
  for (const { minute: from, phase } of place.day) {
    if (merged.at(-1)?.phase !== phase.toLowerCase()) {
      merged.push({ from, phase: phase.toLowerCase() });
    }
  }
  return merged.map((part, at) => ({
    ...part,
    to: merged[at + 1]?.from ?? plan.minutes,
    begins: at > 0,
    ends: at < merged.length - 1,
  }));
}

function midnights(place) {
  const found = [];
  for (let at = 15; at < plan.minutes; at += 15) {
    if (((instantAt(at) / MINUTE + partAt(place, at).offset) % 1440 + 1440) % 1440 === 0) {
      found.push(at);
    }
  }
  return found;
}

function strip(place) {
  const share = value => (value / plan.minutes) * 100 + "%";
  const made = element("div", { class: "strip" });
  for (const part of parts(place)) {
    const box = element("div", { class: "part", "data-phase": part.phase });
    box.style.left = share(part.from);
    box.style.width = share(part.to - part.from);
    if (part.phase === "working" && part.to - part.from >= 240) {
      box.append(element("small", {}, part.begins ? "9" : ""), element("small", {}, part.ends ? "17" : ""));
    }
    made.append(box);
  }
  for (const at of midnights(place)) {
    const line = element("div", { class: "midnight" }, element("span", {}, weekday.format(localAt(place, at).time)));
    line.style.left = share(at);
    made.append(line);
  }
  made.append(element("i", { class: "now" }));
  return made;
}

function row(place) {
  return element(
    "li",
    { class: "row", "data-place": place.zone },
    element("div", {}, element("span", { class: "city", title: place.zone }, place.city), element("span", { class: "phase" })),
    element("div", { class: "local" }, element("span", { class: "time" }), element("span", { class: "date" })),
    strip(place),
  );
}

function pin(place) {
  const [x, y] = project(place.longitude, place.latitude);
  const made = element("div", { class: "pin" }, element("i"), element("span"));
  made.style.left = x * 100 + "%";
  made.style.top = (y / HEIGHT) * 100 + "%";
  return made;
}

function ticks() {
  const made = [];
  const first = (360 - ((startOf(plan) / MINUTE) % 360)) % 360;
  for (let at = first; at < plan.minutes; at += 180) {
    const kind = (at - first) % 360 === 0 ? "major" : "minor";
    made.push(element("li", { class: kind, style: `--at:${at / plan.minutes}` }, clockFormat.format(instantAt(at))));
  }
  const best = minuteOf(plan, plan.best);
  made.push(element("li", { class: "best", style: `--at:${best / plan.minutes}` }, "★"));
  return made;
}

/** Shows a plan of the server, as it is. */
function accept(answer) {
  const before = plan;
  plan = answer;
  minute = minuteOf(plan, plan.instant);
  lit = before && before.start === plan.start ? lit : minute;
  hour.max = plan.minutes - 15;
  hour.value = minute;
  hour.style.setProperty("--span", hour.max / plan.minutes);
  byId("rows").replaceChildren(...plan.places.map(row));
  byId("pins").replaceChildren(...plan.places.map(pin));
  byId("ticks").replaceChildren(...ticks());
  byId("curtain").hidden = true;
  page.dataset.state = "ready";
  show();
}

/** Shows the chosen time. */
function show() {
  const instant = instantAt(minute);
  const local = plan.places.map(place => ({ place, ...localAt(place, minute) }));
  const working = local.filter(({ phase }) => phase === "working").length;
  const asleep = local.filter(({ phase }) => phase === "night").map(({ place }) => place.city);
  const count = working === local.length ? "Everyone" : working === 0 ? "Nobody" : `${working} of ${local.length}`;
  const sleep = asleep.length === 0 ? "nobody is asleep" : `night in ${new Intl.ListFormat("en-GB").format(asleep)}`;

  byId("day").textContent = longDate.format(instant);
  byId("clock").textContent = clockFormat.format(instant);
  byId("instant").textContent = written(instant);
  byId("instant").dateTime = written(instant);
  byId("verdict").replaceChildren(element("strong", {}, count), " at work", element("span", {}, sleep));
  byId("badge").hidden = minute !== minuteOf(plan, plan.best);
  hour.setAttribute("aria-valuetext", `${clockFormat.format(instant)} UTC, ${count} at work`);
  map.setAttribute(
    "aria-label",
    "Map of day and night: " + local.map(({ place, time }) => `${place.city} ${clockFormat.format(time)}`).join(", "),
  );
  byId("times").style.setProperty("--at", minute / plan.minutes);

  local.forEach(({ place, time, phase }, at) => {
    const line = byId("rows").children[at];
    line.dataset.phase = phase;
    line.querySelector(".time").textContent = clockFormat.format(time);
    line.querySelector(".date").textContent = shortDate.format(time);
    line.querySelector(".phase").replaceChildren(icon(phase), NAMES[phase]);
    const marker = byId("pins").children[at];
    marker.dataset.phase = phase;
    marker.lastChild.replaceChildren(icon(phase), place.city, element("b", {}, clockFormat.format(time)));
  });
  placeLabels();
  follow();
}

/** Puts each label beside its pin where it covers neither another nor a pin, and leaves it out where there is no room. */
function placeLabels() {
  const { clientWidth: width, clientHeight: height } = byId("pins").parentElement;
  const pins = [...byId("pins").children];
  const at = ({ style }) => [(parseFloat(style.left) / 100) * width, (parseFloat(style.top) / 100) * height];
  const taken = pins.map(marker => {
    const [x, y] = at(marker);
    return { left: x - 9, right: x + 9, top: y - 9, bottom: y + 9 };
  });
  for (const marker of pins) {
    const label = marker.lastChild;
    label.hidden = false;
    const [x, y] = at(marker);
    const [w, h] = [label.offsetWidth, label.offsetHeight];
    const free = [
      [12, -h / 2],
      [-12 - w, -h / 2],
      [-w / 2, 12],
      [-w / 2, -12 - h],
      [4, 11],
      [4, -11 - h],
      [-4 - w, 11],
      [-4 - w, -11 - h],
    ]
      .map(([dx, dy]) => ({ dx, dy, left: x + dx, right: x + dx + w, top: y + dy, bottom: y + dy + h }))
      .find(
        box =>
          box.left >= 0 &&
          box.right <= width &&
          box.top >= 0 &&
          box.bottom <= height &&
          taken.every(
            other =>
              box.right < other.left || box.left > other.right || box.bottom < other.top || box.top > other.bottom,
          ),
      );
    label.hidden = !free;
    if (free) {
      label.style.left = free.dx + "px";
      label.style.top = free.dy + "px";
      taken.push(free);
    }
  }
}

function say(text, problem = false) {
  byId("status").textContent = text;
  byId("status").classList.toggle("problem", problem);
}

/** Says why there is no new plan; one that there was stays. */
function without(text) {
  if (plan) {
    say(text, true);
    return;
  }
  page.dataset.state = "empty";
  byId("curtain").textContent = text;
}

// ---------------------------------------------------------------------------------------------------------------------
// The conversation with the server

const textOf = result => (result.content ?? []).map(block => block.text ?? "").join("\n");

let waiting = 0;
let asking; // the latest question; the answers to earlier ones do not count

/** Asks the server what a time means, once the user rests there. */
function ask() {
  clearTimeout(waiting);
  asking?.abort("Another time was chosen");
  asking = undefined;
  if (!app) {
    return;
  }
  page.dataset.state = "moving";
  waiting = setTimeout(async () => {
    const mine = new AbortController();
    asking = mine;
    try {
      const args = { instant: written(instantAt(minute)), places: plan.places.map(({ zone }) => zone) };
      const result = await app.callTool("shift_meeting", args, { signal: mine.signal });
      if (mine !== asking) {
        return;
      }
      if (result.isError) {
        throw new Error(textOf(result));
      }
      say("");
      accept(result.structuredContent);
      tellModel().catch(failure => say(`The model was not told: ${failure.message}`, true));
    } catch (failure) {
      if (mine === asking) {
        refused(failure);
      }
    }
  }, 140);
}

/** Goes back to what the server has said last. */
function refused(failure) {
  accept(plan);
  say(`The meeting stays at ${clockFormat.format(instantAt(minute))} UTC: ${failure.message}`, true);
}

function sentence() {
  const clocks = plan.places.map(place => {
    const { time } = localAt(place, minute);
    return `${place.city} ${clockFormat.format(time)} (${shortDate.format(time)})`;
  });
  return `${longDate.format(instantAt(minute))}, ${clockFormat.format(instantAt(minute))} UTC: ${clocks.join(", ")}`;
}

async function tellModel() {
  if (app.host.capabilities.updateModelContext) {
    await app.updateModelContext({
      content: "The user has moved the meeting to " + sentence() + ".",
      structuredContent: { instant: plan.instant },
    });
  }
}

/** Chooses a minute of the day, on the grid of the slider. */
function choose(wanted) {
  const chosen = Math.min(plan.minutes - 15, Math.max(0, Math.round(wanted / 15) * 15));
  hour.value = chosen;
  if (chosen !== minute) {
    minute = chosen;
    show();
    ask();
  }
}

hour.addEventListener("input", () => choose(Number(hour.value)));

// An hour at a time with the keys that lead further; the browser does the rest.
hour.addEventListener("keydown", event => {
  const sign = { ArrowUp: 1, PageUp: 1, ArrowDown: -1, PageDown: -1 }[event.key]
    ?? (event.shiftKey ? { ArrowRight: 1, ArrowLeft: -1 }[event.key] : undefined);
  if (sign && plan) {
    event.preventDefault();
    choose(minute + sign * 60);
  }
});

byId("rows").addEventListener("pointerdown", event => {
  const target = event.target.closest(".strip");
  if (!target || event.button !== 0) {
    return;
  }
  const box = target.getBoundingClientRect();
  const to = ({ clientX }) => choose(((clientX - box.left) / box.width) * plan.minutes);
  const end = new AbortController();
  window.addEventListener("pointermove", to, { signal: end.signal });
  window.addEventListener("pointerup", () => end.abort(), { signal: end.signal });
  window.addEventListener("pointercancel", () => end.abort(), { signal: end.signal });
  event.preventDefault();
  hour.focus({ preventScroll: true, focusVisible: false });
  to(event);
});

byId("best").addEventListener("click", () => choose(minuteOf(plan, plan.best)));

byId("use").addEventListener("click", async () => {
  try {
    await app.sendMessage("Let us meet on " + sentence() + ".");
    say("The time is in the conversation.");
  } catch (failure) {
    say(`The host has not taken the message: ${failure.message}`, true);
  }
});

new ResizeObserver(() => {
  const scale = Math.min(2, window.devicePixelRatio || 1);
  map.width = Math.round(map.clientWidth * scale);
  map.height = Math.round(map.clientHeight * scale);
  placeLabels();
  draw();
}).observe(map);

dark.addEventListener("change", readTheme);
readTheme();

if (app) {
  app.on("context", readTheme);
  app.on("result", result => {
    if (result.isError) {
      without("There is no plan: " + textOf(result));
      return;
    }
    clearTimeout(waiting);
    asking?.abort("There is a new plan");
    asking = undefined;
    say("");
    accept(result.structuredContent);
  });
  app.on("cancelled", reason => without("The plan was cancelled" + (reason ? ": " + reason : ".")));
} else {
  byId("use").hidden = true;
  say("An example: no host has opened this page, so there is no server to ask.");
  accept(EXAMPLE);
}
