import ballot from '../../../../locales/en/protocol-ballot.json'
import count from '../../../../locales/en/protocol-count.json'
import entry from '../../../../locales/en/protocol-entry.json'
import run from '../../../../locales/en/protocol-run.json'
import protocol from '../../../../locales/en/protocol.json'

export default {
  protocol,
  'protocol-entry': entry,
  'protocol-run': run,
  'protocol-count': count,
  'protocol-ballot': ballot,
}
