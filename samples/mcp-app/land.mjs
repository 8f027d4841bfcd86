// Makes src/main/resources/ui/world/land.js: the world's land as one SVG path, in tenths of a degree.
//
//   npm pack world-atlas@2.0.2 && tar -xzf world-atlas-2.0.2.tgz package/land-110m.json
//   node land.mjs package/land-110m.json > src/main/resources/ui/world/land.js
import { readFileSync } from "node:fs";

const world = JSON.parse(readFileSync(process.argv[2], "utf8"));
const { scale, translate } = world.transform;

// An arc is a start and steps from there, in units of the transform (TopoJSON 1.0, sections 2.1.3 and 2.1.4).
const arcs = world.arcs.map(arc => {
  let x = 0;
  let y = 0;
  return arc.map(([dx, dy]) => {
    x += dx;
    y += dy;
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
  });
});

// A negative index is the arc of its complement, backwards; arcs share their ends.
const ring = indices =>
  indices.flatMap((index, at) => {
    const arc = index < 0 ? arcs[~index].toReversed() : arcs[index];
    return at === 0 ? arc : arc.slice(1);
  });

// A ring may cross the meridian of 180 degrees: it goes on beyond it, and the view shows what is within the globe. One
// that goes round a pole is closed there.
function unwrapped(points) {
  let turn = 0;
  const going = points.map(([longitude, latitude], at) => {
    const step = at === 0 ? 0 : longitude - points[at - 1][0];
    turn += Math.abs(step) > 180 ? -360 * Math.sign(step) : 0;
    return [longitude + turn, latitude];
  });
  return turn === 0 ? going : [...going, [going.at(-1)[0], -90], [going[0][0], -90]];
}

// What is beyond an edge of the map is shown at the other one.
function copies(points) {
  const longitudes = points.map(([longitude]) => longitude);
  const turns = [0];
  if (Math.max(...longitudes) > 180) {
    turns.push(-360);
  }
  if (Math.min(...longitudes) < -180) {
    turns.push(360);
  }
  return turns.map(turn => points.map(([longitude, latitude]) => [longitude + turn, latitude]));
}

// North is up in SVG, so latitudes are negative there.
function path(points) {
  const rounded = points.map(([longitude, latitude]) => [Math.round(longitude * 10), Math.round(-latitude * 10)]);
  let [x, y] = rounded[0];
  const steps = [];
  for (const [nextX, nextY] of rounded.slice(1)) {
    if (nextX !== x || nextY !== y) {
      steps.push(`${nextX - x} ${nextY - y}`);
      [x, y] = [nextX, nextY];
    }
  }
  return steps.length < 3 ? "" : `M${rounded[0].join(" ")}l${steps.join(" ").replaceAll(" -", "-")}z`;
}

const rings = world.objects.land.geometries.flatMap(geometry => geometry.arcs).flat().map(ring);
const land = rings.map(unwrapped).flatMap(copies).map(path).join("");
process.stdout.write(`// The world's land, made by land.mjs from Natural Earth's 1:110m land, which is in the public domain.
const LAND = "${land}";
`);
