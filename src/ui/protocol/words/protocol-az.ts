import ballot from '../../../../locales/az/protocol-ballot.json'
import count from '../../../../locales/az/protocol-count.json'
import entry from '../../../../locales/az/protocol-entry.json'
import run from '../../../../locales/az/protocol-run.json'
import protocol from '../../../../locales/az/protocol.json'

export default {
  protocol,
  'protocol-entry': entry,
  'protocol-run': run,
  'protocol-count': count,
  'protocol-ballot': ballot,
}
