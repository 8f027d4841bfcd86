-- Sends the request of a row file (header lines, an empty line, the body) and prints one line of numbers:
-- requests, microseconds, p50 and p99 in microseconds, answers that were not 2xx, broken connections.
function init(arguments)
  wrk.method = "POST"
  local file = assert(io.open(arguments[1], "r"))
  for line in file:lines() do
    if line == "" then
      break
    end
    local name, value = line:match("^([^:]+):%s*(.*)$")
    wrk.headers[name] = value
  end
  wrk.body = file:read("*a")
  file:close()
end

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format("RESULT %d %d %d %d %d %d\n", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99), errors.status,
    errors.connect + errors.read + errors.write + errors.timeout))
end
