/** What the bare app shows. */
export const STEPS = [
  {
    id: 'open',
    title: 'Open the room at seven',
    text: 'All who are on duty are there before the doors open.',
  },
  { id: 'lots', title: 'გაანაწილეთ მოვალეობები წილისყრით', text: 'არავინ ირჩევს, წილისყრა წყვეტს.' },
  { id: 'seal', title: 'აჩვენეთ ცარიელი ყუთი და დალუქეთ', text: 'ყველა დამსწრე ხედავს, რომ ყუთი ცარიელია.' },
  { id: 'count', title: 'დაითვალეთ ბიულეტენები', text: 'მხოლოდ კარის დახურვის შემდეგ.' },
]
