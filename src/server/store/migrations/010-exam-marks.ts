import type { Migration } from './migration.ts'

/**
 * Whether the answers of exams give their marks, worked out again here afterwards: for each exam what came of it, of which version of it
 * (`sequence`), and with which banks of questions at hand, so that one of an edition that was not here is looked at again when it is.
 * It goes with the attempt. By the index the exams are found among everything else.
 */
export const examMarks: Migration = {
  number: 10,
  name: 'exam-marks',
  sql: () => [
    `CREATE TABLE exam_marks (
      attempt TEXT PRIMARY KEY REFERENCES attempts (id) ON DELETE CASCADE,
      sequence BIGINT NOT NULL,
      verdict TEXT NOT NULL,
      banks TEXT NOT NULL,
      looked_at BIGINT NOT NULL
    )`,
    'CREATE INDEX exam_marks_by_verdict ON exam_marks (verdict)',
    `CREATE INDEX attempts_exams ON attempts (id) WHERE kind = 'exam'`,
  ],
}
