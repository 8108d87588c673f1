import ballot from '../../../../locales/ka/protocol-ballot.json'
import count from '../../../../locales/ka/protocol-count.json'
import entry from '../../../../locales/ka/protocol-entry.json'
import run from '../../../../locales/ka/protocol-run.json'
import protocol from '../../../../locales/ka/protocol.json'

export default {
  protocol,
  'protocol-entry': entry,
  'protocol-run': run,
  'protocol-count': count,
  'protocol-ballot': ballot,
}
