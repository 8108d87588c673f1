import type { Scene, SceneNode } from '../../../src/core/scenario/scene.ts'
import type { SceneWords } from '../../../src/core/scenario/scene-words.ts'

/** Words for every place of a scene that wants some: each says its place, and what it is told to say. */
export function fillerWords(scene: Scene, said: string): SceneWords {
  const say = (place: string): string => `${said} ${place}`
  const each = <Said>(ids: readonly string[], words: (id: string) => Said): Record<string, Said> =>
    Object.fromEntries(ids.map((id) => [id, words(id)]))
  const of = <Kind extends SceneNode['kind'], Said>(
    kind: Kind,
    words: (node: Extract<SceneNode, { kind: Kind }>) => Said,
  ): Record<string, Said> =>
    Object.fromEntries(
      scene.nodes
        .filter((node): node is Extract<SceneNode, { kind: Kind }> => node.kind === kind)
        .map((node) => [node.id, words(node)]),
    )
  return {
    title: said,
    opening: said,
    cast: each(
      scene.cast.map(({ id }) => id),
      say,
    ),
    says: of('say', ({ id }) => say(id)),
    choices: of('choose', ({ id, choices }) => ({
      prompt: say(id),
      options: each(
        choices.map((choice) => choice.id),
        (choice) => ({ text: say(choice), consequence: said, rule: said }),
      ),
    })),
    asks: of('ask', ({ id, options }) => ({ question: say(id), options: each(options, say), why: said })),
    looks: of('look', ({ id }) => say(id)),
    logs: of('log', ({ id, pieces }) => ({
      pieces: each(
        pieces.map((piece) => piece.id),
        say,
      ),
      model: say(id),
    })),
    ends: of('end', ({ id }) => say(id)),
    room: {
      cards: each(scene.room.players, (player) => ({ role: player, card: said })),
      observe: [said, said, said],
      questions: Array.from({ length: scene.room.questions }, () => said),
      best: said,
    },
  }
}
