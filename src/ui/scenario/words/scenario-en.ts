import room from '../../../../locales/en/scenario-room.json'
import run from '../../../../locales/en/scenario-run.json'
import scenario from '../../../../locales/en/scenario.json'

export default { scenario, 'scenario-room': room, 'scenario-run': run }
