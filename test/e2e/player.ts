import type { Locator, Page } from '@playwright/test'
import type { Language } from '../../src/core/language.ts'
import { nodeIn, type Play, type PlayEvent, playOn, startPlay } from '../../src/core/scenario/play.ts'
import type { Scene } from '../../src/core/scenario/scene.ts'
import type { SceneWords } from '../../src/core/scenario/scene-words.ts'
import { SCENES, wordsOf } from '../core/scenario/scenes.ts'
import { expect, word } from './stage.ts'

/** A scene of the content. */
export function sceneCalled(id: string): Scene {
  const found = SCENES.find(([each]) => each === id)?.[1]
  if (!found) throw new Error(`No scene ${id}`)
  return found
}

/** A person who plays a scene, and finds what to tap by what is written on it. */
export class Player {
  readonly scene: Scene
  readonly words: SceneWords
  play: Play

  constructor(
    public page: Page,
    readonly language: Language,
    id: string,
  ) {
    this.scene = sceneCalled(id)
    this.words = wordsOf(id, language)
    this.play = startPlay(this.scene)
  }

  says(key: `${string}:${string}`, blanks: Readonly<Record<string, string | number>> = {}): string {
    return word(this.language, key, blanks)
  }

  button(key: `${string}:${string}`): Locator {
    return this.page.locator('main').getByRole('button', { name: this.says(key), exact: true })
  }

  /** A large button by its text. */
  option(text: string): Locator {
    return this.page.locator('.sc-options button').filter({ hasText: text })
  }

  async begin(): Promise<void> {
    await this.button('scenario:play').click()
    await this.expectHere()
  }

  /** What stands on the screen is where the play stands. */
  async expectHere(): Promise<void> {
    const node = nodeIn(this.scene, this.play.node)
    const heading = this.page.locator('.sc-turn h2')
    switch (node.kind) {
      case 'say':
        await expect(this.page.locator('.sc-new')).toContainText(this.words.says[node.id] ?? '?')
        return
      case 'choose':
        await expect(heading).toHaveText(this.words.choices[node.id]?.prompt ?? '?')
        return
      case 'ask':
        await expect(heading).toHaveText(this.words.asks[node.id]?.question ?? '?')
        return
      case 'look':
        await expect(this.page.locator('.sc-turn')).toContainText(this.words.looks[node.id] ?? '?')
        return
      case 'log':
        await expect(heading).toHaveText(this.says('scenario:logTitle'))
        return
      case 'end':
        await expect(this.page.locator('.sc-turn')).toContainText(this.words.ends[node.id] ?? '?')
    }
  }

  /** Until what was done is said to be on the phone. */
  async saved(): Promise<void> {
    await expect(this.page.locator('.saved-state[data-kept=saved]').first()).toBeVisible()
  }

  /** Does what an event says, as a person would, and sees where it leads. */
  async act(event: PlayEvent): Promise<void> {
    const node = nodeIn(this.scene, this.play.node)
    const answer = event.object.slice(event.object.indexOf('=') + 1)
    switch (node.kind) {
      case 'say':
        await this.page.locator('.sc-go').click()
        break
      case 'choose':
        await this.option(this.words.choices[node.id]?.options[answer]?.text ?? '?').click()
        break
      case 'ask':
        await this.option(this.words.asks[node.id]?.options[answer] ?? '?').click()
        break
      case 'look':
        await this.page.locator('.sc-turn button').last().click()
        break
      case 'log':
        for (const piece of answer.split(','))
          await this.option(this.words.logs[node.id]?.pieces[piece] ?? '?').click()
        await this.button('scenario:logDone').click()
        await this.button('scenario:logGive').click()
        break
      case 'end':
        throw new Error('It is over')
    }
    this.play = playOn(this.scene, this.play, event)
  }

  get isOver(): boolean {
    return nodeIn(this.scene, this.play.node).kind === 'end'
  }
}
