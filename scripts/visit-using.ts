// dependency-cruiser walks a file by @swc/core's Visitor, which is older than `using` and throws at it: taught here.
import type { VariableDeclarator } from '@swc/core'
import { Visitor } from '@swc/core/Visitor.js'

type Using = Readonly<{ type: string; decls?: VariableDeclarator[] }>

/** To be called before the first cruise; once more does nothing. */
export function visitUsing(): void {
  const { visitStatement } = Visitor.prototype
  if (visitStatement.name === visitWithUsing.name) return

  Visitor.prototype.visitStatement = visitWithUsing
  function visitWithUsing(this: Visitor, statement: Parameters<typeof visitStatement>[0]) {
    const { type, decls }: Using = statement
    if (type !== 'UsingDeclaration' || !decls) return visitStatement.call(this, statement)
    this.visitVariableDeclarators(decls)
    return statement
  }
}
