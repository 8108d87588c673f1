import { readJson, readText } from '../read-json.ts'
import { type Asking, refusal } from './answers.ts'
import { boundaryIn, type File, readMultipart } from './multipart.ts'
import { isSignedRightly } from './signature.ts'
import { readStatement, type Attachment, type Statement, type SubStatement } from './schema.ts'

/* Statements on their way in: from bytes to statements that keep every rule, with their files. */

/** Statements of one request at most. */
export const BATCH = 1000

export interface Incoming {
  /** Whether they came as a list. */
  readonly isList: boolean
  readonly statements: readonly Statement[]
  readonly files: readonly File[]
}

/** Reads the body of a request, or says why not. */
export async function readBody(context: Asking): Promise<Incoming | Response> {
  const contentType = context.req.header('content-type') ?? ''
  const body = Buffer.from(await context.req.arrayBuffer())
  const boundary = boundaryIn(contentType)
  if (boundary === undefined && !/^\s*application\/json\s*(;|$)/i.test(contentType))
    return refusal(400, 'content-type')
  const taken = boundary === undefined ? { json: body, files: NO_FILES } : readMultipart(body, boundary)
  const text = taken && readText(taken.json)
  const read = text === undefined ? undefined : readJson(text)
  if (!taken || !read) return refusal(400, 'broken')
  const isList = Array.isArray(read.value)
  const found: readonly unknown[] = Array.isArray(read.value) ? read.value : [read.value]
  if (found.length > BATCH) return refusal(413, 'too-big')
  const statements: Statement[] = []
  for (const [place, value] of found.entries()) {
    const statement = readStatement(value, context.get('version'))
    if (!statement.ok)
      return refusal(400, 'broken-statement', { at: [...(isList ? [place] : []), statement.at].join('/') })
    statements.push(statement.value)
  }
  const ids = statements.flatMap(({ id }) => id?.toLowerCase() ?? [])
  if (new Set(ids).size < ids.length) return refusal(400, 'id-twice')
  if (!isComplete(statements, taken.files)) return refusal(400, 'attachments')
  if (!statements.every((each) => isSignedRightly(each, taken.files))) return refusal(400, 'signature')
  return { isList, statements, files: [...taken.files.values()] }
}

const NO_FILES: ReadonlyMap<string, File> = new Map()

/** Every attachment is there or has an address, and every file is an attachment. */
function isComplete(statements: readonly Statement[], files: ReadonlyMap<string, File>): boolean {
  const named = statements.flatMap(attachmentsOf)
  const hashes = new Set(named.map(({ sha2 }) => sha2.toLowerCase()))
  const isThere = ({ sha2, fileUrl }: Attachment): boolean =>
    fileUrl !== undefined || files.has(sha2.toLowerCase())
  return named.every(isThere) && [...files.keys()].every((sha2) => hashes.has(sha2))
}

/** The attachments of a statement and of the one inside it. */
export function attachmentsOf(statement: Statement | SubStatement): readonly Attachment[] {
  const { object, attachments = [] } = statement
  const inner = object.objectType === 'SubStatement' ? attachmentsOf(object) : []
  return [...attachments, ...inner]
}
