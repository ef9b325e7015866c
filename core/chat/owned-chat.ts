/**
 * The name of a chat among those of all users: the same id of another user is another chat.
 *
 * @param user undefined where nobody is told apart
 */
export function ownedChat(user: string | undefined, id: string): string {
  // Encoded, a user has no slash: what comes after the first one is the id, whatever is in it.
  return user === undefined ? id : `${encodeURIComponent(user)}/${id}`
}
