// https://getpino.io/#/docs/api?id=loggerlevel-string-gettersetter
const warnLevel = 40;

/** What a reader must know of a line that the bot printed: a warning or an error of its log, or what it cried to stderr. */
function botWarning(line, stream) {
  const entry = parsed(line);
  if (!entry) return stream === 'stderr' ? line : undefined;
  if (!(entry.level >= warnLevel)) return undefined;
  return [entry.msg, entry.err?.message].filter(Boolean).join(': ');
}

function parsed(line) {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

module.exports = { botWarning };
