/** An event whose one choice is this. */
export const chunk = (choice: object) => `data: ${JSON.stringify({ choices: [choice] })}\n\n`

/** An event with a text, as most servers send it. */
export const event = (content: string) => chunk({ delta: { content }, finish_reason: null })

/** An event with a text and a finish reason. */
export const said = (content: string, reason: string) =>
  chunk({ delta: { content }, finish_reason: reason })

/** An event with a thought. */
export const thought = (reasoning: string) => chunk({ delta: { reasoning } })

/** An event with a finish reason alone. */
export const finish = (reason: string) => chunk({ delta: {}, finish_reason: reason })

/** An event that calls a tool. */
export const TOOL = chunk({ delta: { tool_calls: [{ index: 0, function: { name: 'f' } }] } })

/** The end of an answer in two events. */
export const FINISH = finish('stop')
export const DONE = 'data: [DONE]\n\n'
