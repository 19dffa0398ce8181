#include <algorithm>
#include <utility>

#include "controller/scenario/deed_words.h"
#include "controller/scenario/grammar/mappings.h"
#include "controller/scenario/grammar/shapes.h"
#include "controller/scenario/vocabulary.h"

/// What actions need and do: the words of deed_words.h, with a line on each.
namespace redoubt::scenario::grammar {

namespace {

struct Line {
  std::string_view word;
  std::string_view about;
};

constexpr Line kNeedLines[] = {
    {"session", "Red holds the target at this level, and is in touch with it."},
    {"no_session", "Red holds it below this level."},
    {"reach", "This protocol gets to the target from outside or from where red is."},
    {"weakness", "The target has an unpatched weakness of this kind."},
    {"credential", "Red has a credential that logs on to the target."},
    {"channel", "Red has a command channel on the target."},
    {"data", "The target holds data that red has not taken or destroyed."},
    {"own", "The target belongs to the acting team."},
    {"isolated", "The target is cut off, or is not."},
    {"open", "The link is open, or is not."},
    {"near", "Red holds a host in the target's zone or one next to it."},
    {"discovered", "Red has discovered the target."},
    {"service", "The target serves this."},
    {"system", "The target runs on this."},
    {"software", "The target runs this."},
    {"goes_out", "This protocol, or `any`, gets from the target to the outside."},
    {"on", "It is not switched off."},
    {"damaged", "It is damaged."},
    {"by_hand", "People on site work it."},
    {"drives", "It moves a machine."},
    {"spoofed", "What it shows is forged."},
    {"silenced", "Its alarm is off."},
    {"inhibited", "Its safety function is off."},
    {"registered", "The others find it."},
    {"forged", "A false one has its place."},
    {"implanted", "Its firmware obeys somebody else."},
    {"held_apart", "It is held apart from the others."},
    {"told", "Somebody tells it."},
    {"sends_updates", "Its maker sends updates."},
    {"poisoned", "Its next update carries an implant."},
    {"exposed", "There is a supplier that is trusted more than its own."},
    {"captured", "Red captured what a credential can be cracked from."},
};

constexpr Line kEffectLines[] = {
    {"gain_access", "Red holds the target at least at this level."},
    {"plant_persistence", "Leaves a way back of this kind."},
    {"open_channel", "A command channel that reports home so often."},
    {"break_channel", "Ends a command channel on the target."},
    {"take_credentials", "Red knows all credentials that lie about on the target."},
    {"take_data", "Takes all data on the target."},
    {"compress", "Packs all data on the target to this share of its size."},
    {"destroy_data", "Destroys all data on the target."},
    {"restore_data", "Brings back what was destroyed on the target."},
    {"reveal_neighbours", "Red learns of the hosts near the target."},
    {"reveal_points", "The team learns what the target drives and measures."},
    {"discover", "Red learns of the hosts near the target, and they count as discovered."},
    {"degrade_services", "All services on the target fall to this."},
    {"restore_services", "All services on the target return to full."},
    {"blind", "Sensors no longer notice anything on the target."},
    {"unblind", "Sensors notice things on the target again."},
    {"tidy", "Sensors notice half as much of what happens on the target."},
    {"mask", "Alerts about the target name half as much rightly."},
    {"spread", "A worm runs on the target and tries others so often."},
    {"watch", "Sensors notice half of what they would have missed."},
    {"train", "What needs a person's mistake works half as often."},
    {"inspect", "The team learns what is on the target."},
    {"isolate", "The target is cut off from everything."},
    {"rejoin", "The target is joined again."},
    {"end_access", "Ends red's session."},
    {"remove_persistence", "Removes ways back of these kinds."},
    {"patch", "Closes all weaknesses of the target."},
    {"revoke_credentials", "All accounts that log on to the target let nobody in."},
    {"restore", "The target as it was in its newest copy."},
    {"capture_credentials", "Red holds what credentials can be cracked from."},
    {"crack_credentials", "Red knows those that it captured."},
    {"forge_credentials", "Red signs tokens for all accounts up to this level."},
    {"reissue_credentials", "Revoked accounts work again for their owners."},
    {"lock_out", "All accounts of the target are revoked until they are reissued."},
    {"clean_image", "The target as it was drawn; all data on it is destroyed."},
    {"verify_copies", "Copies with an intruder in them are rejected."},
    {"destroy_copies", "Destroys all copies of the target."},
    {"place_decoys", "Decoys of these kinds lie on the target."},
    {"decoy_hosts", "So much of what answers in the zone is decoy."},
    {"spot_decoys", "Red tells decoys from hosts, and is right so often."},
    {"poison_updates", "Its next update carries an implant."},
    {"offer_update", "An update goes out now."},
    {"hold_updates", "Nothing of the team takes updates from there."},
    {"release_updates", "Takes them again, and at once the last one."},
    {"inspect_equipment", "The team learns whether its firmware is its own."},
    {"replace_supplier", "It comes from the supplier that is trusted most."},
    {"cut", "Nothing crosses the link any more."},
    {"open", "The link is as it was drawn again."},
    {"filter", "Nothing of this protocol crosses the link any more."},
    {"unfilter", "This protocol may cross the link again."},
    {"flood", "This share of the link's capacity is taken."},
    {"end_flood", "Ends a flood."},
    {"set", "The machine that the point drives is set to this."},
    {"spoof", "What the point shows stays as it is now."},
    {"report_truth", "What the point shows is true again."},
    {"by_hand", "People on site work the point."},
    {"by_wire", "The point is worked by the wire again."},
    {"silence_alarm", "Its alarm is off."},
    {"arm_alarm", "Its alarm is on again."},
    {"inhibit_safety", "Its safety function is off."},
    {"arm_safety", "Its safety function is on again."},
    {"switch", "It is set to this; 0% is off."},
    {"damage", "It does not work until it is repaired."},
    {"repair", "It works again."},
    {"register", "The other network functions find it."},
    {"deregister", "The other network functions no longer find it."},
    {"forge", "A false one takes its place."},
    {"end_forgery", "The false one is gone."},
    {"implant", "Its firmware obeys somebody else."},
    {"remove_implant", "Its firmware is its own again."},
    {"hold_apart", "The slice is held apart from the others."},
    {"release", "The slice is no longer held apart."},
    {"crowd", "Others take this share of the slice's capacity."},
    {"seed", "Somebody tells the narrative."},
    {"push", "It spreads faster by so much; 0% ends that."},
    {"back_up", "The narrative becomes so much more credible."},
    {"refute", "The narrative becomes so much less credible."},
    {"take_down", "No outlet carries the narrative any more."},
    {"present", "So many of them are at work; the others are sent home."},
};

template <std::size_t kCount>
std::string_view about(std::string_view word, const Line (&lines)[kCount]) {
  const auto* found = std::find_if(std::begin(lines), std::end(lines),
                                   [&](const Line& line) { return line.word == word; });
  return found == std::end(lines) ? "" : found->about;
}

const Mapping& flooding() {
  static const Mapping kFlood = {
      "flood",
      "How much of a link is taken, and for how long.",
      {{"share", kRequired, share(), "Of its capacity."},
       {"lasts", kOptional, duration(), "Left out: until somebody ends it."}}};
  return kFlood;
}

const Mapping& rhythm() {
  static const Mapping kRhythm = {
      "rhythm",
      "By which protocol, and how often.",
      {{"by", kOptional, name("protocol"), "Left out, or `any`: by whatever gets there."},
       {"every", kRequired, duration(), "From 1 min to 7 d."}}};
  return kRhythm;
}

Shape beside(Beside what) {
  switch (what) {
    case Beside::kNothing:
      return {.sort = Sort::kNothing};
    case Beside::kLevel:
      return word(kLevels);
    case Beside::kProtocol:
    case Beside::kWay:
      return name("protocol");
    case Beside::kWeaknessKind:
      return word(kWeaknessKinds);
    case Beside::kTruth:
      return truth();
    case Beside::kWayBack:
      return word(kWaysBack);
    case Beside::kWaysBack:
      return one_or_list(word(kWaysBack));
    case Beside::kAvailability:
      return share();
    case Beside::kSystem:
      return name("system");
    case Beside::kSoftware:
      return thing("software");
    case Beside::kDecoys:
      return one_or_list(word(kDecoyKinds));
    case Beside::kFlood:
      return of(flooding);
    case Beside::kRhythm:
      return of(rhythm);
  }
  return {.sort = Sort::kNothing};
}

template <class What, std::size_t kForms, std::size_t kLines>
std::vector<Key> words_of(const Form<What> (&forms)[kForms], const Line (&lines)[kLines]) {
  std::vector<Key> keys;
  for (const Form<What>& form : forms) {
    keys.push_back({form.word, kOptional, beside(form.beside), about(form.word, lines)});
  }
  return keys;
}

bool is_state(const Form<Effect>& form) { return form.what.kind == EffectKind::kState; }

}  // namespace

const Mapping& needs() {
  static const Mapping kAll = {"need", "What must hold for an action.",
                               words_of(kNeeds, kNeedLines)};
  return kAll;
}

const Mapping& effects() {
  static const Mapping kAll = {"effect", "What an action does where it works.",
                               words_of(kEffects, kEffectLines)};
  return kAll;
}

std::vector<Key> states() {
  std::vector<Key> keys;
  for (const Form<Effect>& form : kEffects) {
    if (!is_state(form)) continue;
    const bool alone = form.beside == Beside::kNothing;
    keys.push_back({form.word, kOneOf, alone ? things("thing") : beside(form.beside),
                    about(form.word, kEffectLines)});
  }
  return keys;
}

std::vector<std::string_view> states_on_something() {
  std::vector<std::string_view> words;
  for (const Form<Effect>& form : kEffects) {
    if (is_state(form) && form.beside != Beside::kNothing) words.push_back(form.word);
  }
  return words;
}

}  // namespace redoubt::scenario::grammar
