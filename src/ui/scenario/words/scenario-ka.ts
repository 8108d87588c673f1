import room from '../../../../locales/ka/scenario-room.json'
import run from '../../../../locales/ka/scenario-run.json'
import scenario from '../../../../locales/ka/scenario.json'

export default { scenario, 'scenario-room': room, 'scenario-run': run }
