/** A step of the ladder. What is published is never changed: the next step is a new file with the next number. */
export interface Migration {
  readonly number: number
  readonly name: string
  /** Its SQL, for both databases. `place`: the type of a key that the database counts up by itself. */
  readonly sql: (place: string) => readonly string[]
}
