import ballot from '../../../../locales/hy/protocol-ballot.json'
import count from '../../../../locales/hy/protocol-count.json'
import entry from '../../../../locales/hy/protocol-entry.json'
import run from '../../../../locales/hy/protocol-run.json'
import protocol from '../../../../locales/hy/protocol.json'

export default {
  protocol,
  'protocol-entry': entry,
  'protocol-run': run,
  'protocol-count': count,
  'protocol-ballot': ballot,
}
