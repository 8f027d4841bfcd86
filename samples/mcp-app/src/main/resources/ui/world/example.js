// What plan_meeting answers for the 28th of July 2026; shown where no host has opened the page.
const EXAMPLE = {
  "day": "2026-07-28",
  "start": "2026-07-28T04:00:00Z",
  "minutes": 1440,
  "best": "2026-07-28T07:00:00Z",
  "instant": "2026-07-28T07:00:00Z",
  "working": 3,
  "sun": {
    "latitude": 18.956269689521054,
    "longitude": 76.63524450639031
  },
  "places": [
    {
      "zone": "America/New_York",
      "city": "New York",
      "latitude": 40.71416666666667,
      "longitude": -74.00638888888889,
      "time": "2026-07-28T03:00:00",
      "phase": "NIGHT",
      "day": [
        { "minute": 0, "offset": -240, "phase": "NIGHT" },
        { "minute": 420, "offset": -240, "phase": "WAKING" },
        { "minute": 540, "offset": -240, "phase": "WORKING" },
        { "minute": 1020, "offset": -240, "phase": "WAKING" },
        { "minute": 1320, "offset": -240, "phase": "NIGHT" }
      ]
    },
    {
      "zone": "Europe/Oslo",
      "city": "Oslo",
      "latitude": 59.916666666666664,
      "longitude": 10.75,
      "time": "2026-07-28T09:00:00",
      "phase": "WORKING",
      "day": [
        { "minute": 0, "offset": 120, "phase": "NIGHT" },
        { "minute": 60, "offset": 120, "phase": "WAKING" },
        { "minute": 180, "offset": 120, "phase": "WORKING" },
        { "minute": 660, "offset": 120, "phase": "WAKING" },
        { "minute": 960, "offset": 120, "phase": "NIGHT" }
      ]
    },
    {
      "zone": "Asia/Kolkata",
      "city": "Kolkata",
      "latitude": 22.533333333333335,
      "longitude": 88.36666666666666,
      "time": "2026-07-28T12:30:00",
      "phase": "WORKING",
      "day": [
        { "minute": 0, "offset": 330, "phase": "WORKING" },
        { "minute": 450, "offset": 330, "phase": "WAKING" },
        { "minute": 750, "offset": 330, "phase": "NIGHT" },
        { "minute": 1290, "offset": 330, "phase": "WAKING" },
        { "minute": 1410, "offset": 330, "phase": "WORKING" }
      ]
    },
    {
      "zone": "Asia/Tokyo",
      "city": "Tokyo",
      "latitude": 35.654444444444444,
      "longitude": 139.7447222222222,
      "time": "2026-07-28T16:00:00",
      "phase": "WORKING",
      "day": [
        { "minute": 0, "offset": 540, "phase": "WORKING" },
        { "minute": 240, "offset": 540, "phase": "WAKING" },
        { "minute": 540, "offset": 540, "phase": "NIGHT" },
        { "minute": 1080, "offset": 540, "phase": "WAKING" },
        { "minute": 1200, "offset": 540, "phase": "WORKING" }
      ]
    }
  ]
};
