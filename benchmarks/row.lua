-- Sends the request of a row file (header lines, an empty line, the body) and prints one line of numbers:
-- requests, microseconds, p50 and p99 in microseconds, answers that were not 2xx, broken connections.
-- Session ids may follow the file's name: the requests belong to these sessions in turn.
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
  if #arguments > 1 then
    request = in_turn(arguments)
  end
end

-- Puts a request of each session together once, so that a turn costs next to nothing.
function in_turn(arguments)
  local made, last = {}, 0
  for i = 2, #arguments do
    wrk.headers["Mcp-Session-Id"] = arguments[i]
    made[i - 1] = wrk.format()
  end
  return function()
    last = last % #made + 1
    return made[last]
  end
end

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format("RESULT %d %d %d %d %d %d\n", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99), errors.status,
    errors.connect + errors.read + errors.write + errors.timeout))
end
