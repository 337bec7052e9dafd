import type {
  Answer,
  HostKind,
  Paper,
  Picked,
  PickFileRequest,
  PickFolderRequest,
  PickSaveRequest,
  Printer,
  PrintJob,
  PrintOutcome,
  Question,
} from '#main/api/host.ts'
import type { Result } from '#main/kernel/result.ts'

/**
 * The one place behind which hosts differ. Nothing here throws for what a person or a machine may do (cancel,
 * no printer, no such folder): those are answers. A host that has no such thing answers 'unsupported'.
 */
export interface Host {
  readonly kind: HostKind
  readonly appVersion: string
  setFullScreen(on: boolean): Promise<void>
  pickFile(request: PickFileRequest): Promise<Picked>
  pickFolder(request: PickFolderRequest): Promise<Picked>
  pickSavePath(request: PickSaveRequest): Promise<Picked>
  ask(question: Question): Promise<Answer>
  printers(): Promise<readonly Printer[]>
  printPaper(job: PrintJob): Promise<PrintOutcome>
  paperToPdf(paper: Paper): Promise<Result<Uint8Array>>
  /** Shows an existing folder in the machine's file window; never opens a file. */
  openFolder(path: string): Promise<Result<null>>
}
