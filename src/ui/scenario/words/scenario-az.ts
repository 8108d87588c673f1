import room from '../../../../locales/az/scenario-room.json'
import run from '../../../../locales/az/scenario-run.json'
import scenario from '../../../../locales/az/scenario.json'

export default { scenario, 'scenario-room': room, 'scenario-run': run }
