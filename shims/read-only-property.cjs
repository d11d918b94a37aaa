// @stdlib marks properties of functions as read-only by a package of its own, with texts and checks for engines of old.
module.exports = (object, name, value) => {
  Object.defineProperty(object, name, { value });
};
