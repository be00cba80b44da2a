export interface LaunchOptions {
  readonly port: number;
  readonly fabrikamPort: number;
  readonly contosoPort: number;
  /** Where the bot keeps its data and everybody's logs go; relative to the project. */
  readonly dataDirectory: string;
  /** Environment of the bot beyond that of this process. */
  readonly env?: Readonly<Record<string, string>>;
  /** Is told every warning and error of the bot as it happens. */
  readonly warn?: (text: string) => void;
  /** Stops everything when aborted, also before all has answered. */
  readonly signal?: AbortSignal;
}

export interface Launched {
  /** The addresses, without a slash at the end. */
  readonly bot: string;
  readonly fabrikam: string;
  readonly contoso: string;
  /** Resolves when all have been stopped; rejects, after stopping the others, when one ends by itself. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** Starts the built bot and the two playgrounds on free ports and waits until all of them answer. */
export function launch(options: LaunchOptions): Promise<Launched>;
