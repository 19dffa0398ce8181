#include "controller/proof/page.h"
#include "controller/yaml/fault.h"

namespace redoubt::proof {
namespace {

using yaml::code_of;
using yaml::Fault;
using yaml::Severity;

constexpr Page kOfReader[] = {
    {code_of(Fault::kNotYaml), Severity::kError, "This is no YAML",
     "Either the file breaks the grammar of YAML, often by an indent that fits nothing above it, a "
     "tab, or a quote that is never closed; or it uses a part of YAML that would make it say other "
     "than what it shows: anchors and aliases (`&x`, `*x`), tags (`!x`), directives (`%YAML`), a "
     "second document, a key that is not text.",
     "Look at the marked character and at the line above it. Write out what an alias stood for. "
     "Put text in quotes that begins with one of `& * ! % @ { [ #` or holds `: `."},
    {code_of(Fault::kUnknownKey), Severity::kError, "A key that means nothing here",
     "Nobody asks for this key in this place, so what stands under it would be passed over in "
     "silence. Most often it is misspelt, or indented one level too far or too little.",
     "Take the spelling that is suggested, or look the section up in `docs/scenario-format.md`."},
    {code_of(Fault::kMissing), Severity::kError, "Something that must be there is missing",
     "A key, a section or a file without which the rest cannot be understood. There is no default "
     "for it, because any would be a guess at what you mean.",
     "Write it. The message names it and marks the place that lacks it."},
    {code_of(Fault::kWrongKind), Severity::kError, "Another kind of value is wanted here",
     "The message says what was expected and what stands there: text for a number, a list for one "
     "word, a duration without its unit, a word that is none of those that are known.",
     "Write what is expected. Numbers, `true` and `false` stand without quotes; durations read "
     "`90 min` or `1 h 30 min`, times `D+1 09:30`, odds `35%`."},
    {code_of(Fault::kUnknownName), Severity::kError, "A name by which nothing is called",
     "Something is named here that is declared in no file of the exercise nor in its catalogue: "
     "misspelt, taken out, or renamed in one place and not in the other.",
     "Take the name that is suggested, or declare what is meant. Names may be used before they "
     "are declared, in any file of the folder."},
    {code_of(Fault::kTwice), Severity::kError, "The same thing twice",
     "A name is declared again, a key given again or an entry listed again. Which of them counts "
     "would be chance, so none does. A note shows where the first one stands.",
     "Rename one of them, or take it out."},
    {code_of(Fault::kSpelling), Severity::kError, "A name that cannot be spelled so",
     "Names of things are short and of few characters, so that they can be said aloud, typed in "
     "any language and stand in a journal: `a-z`, `0-9`, `.`, `_` and `-`, a letter or digit "
     "first, 64 at most. Codes such as `T1566.001`, and names of files, may have capitals too.",
     "Take a name of these characters; most things have a `title` for words as people say them."},
    {code_of(Fault::kTooMuch), Severity::kError, "Too many, too long or too large",
     "Every list, text, file and count has a limit, so that no exercise can take the machine's "
     "memory or a director's day. The limits are far above what can be played.",
     "Shorten it, or split it: a long text into several injects, a large file into several. "
     "Machines that are alike are one entry with a `count`."},
    {code_of(Fault::kOutOfRange), Severity::kError, "A number or a time out of range",
     "It is well written, and no such value makes sense here: odds above 100%, an inject after "
     "ENDEX, a step given up before it may begin, a duration of nothing.",
     "Take a value within the bounds that the message gives, or move what bounds it: `endex`, "
     "`not_before`, a rating."},
    {code_of(Fault::kCircle), Severity::kError, "Things that wait for each other in a circle",
     "Each of them needs the next before it can begin, and the last needs the first, so none ever "
     "does. The message goes once around.",
     "Take one of the needs out, wherever the order of things allows it."},
    {code_of(Fault::kMismatch), Severity::kError, "Two things that do not go together",
     "Each would be sound by itself, but not beside what else is written: keys that exclude each "
     "other, a measure where a technique is wanted, a reply to an inject that goes to somebody "
     "else, a link from a zone to itself.",
     "The message says what it does not go with; where that stands elsewhere, a note shows it. "
     "Change either of them."},
    {code_of(Fault::kOdd), Severity::kWarning, "Allowed, and hardly meant",
     "The exercise can be played as it is written; somebody who reads it would ask whether you "
     "meant it. Readers of other people's formats say so of what they leave out.",
     "Change it, or leave it: a warning stops nothing."},
    {code_of(Fault::kUnreadable), Severity::kError, "A file or folder that cannot be read",
     "It is not there, may not be read, or is no plain file. Devices and pipes are refused unread. "
     "An exercise that does not say `catalogue: own` also needs the folder `../catalogue` beside "
     "it.",
     "Mend the path or the permissions; copy the catalogue beside the exercise, or declare its "
     "own techniques and measures under `catalogue: own`."},
    {code_of(Fault::kOtherVersion), Severity::kError, "Another version of the format",
     "`format_version` says that the file was written for an older or newer Redoubt. It is not "
     "read as if it were of this one, because the same words may have meant something else.",
     "Read `CHANGELOG.md` for what changed between the two, change the file, then its version."},
    {code_of(Fault::kForeign), Severity::kError, "A foreign file that breaks its own format",
     "A grid, a waterworks or another file that is taken over from elsewhere does not hold to the "
     "format it is said to have, or uses a part of it that cannot be taken over.",
     "Open it in the program that made it and save it anew; or mend the line that is shown."},
};

}  // namespace

std::span<const Page> pages_of_reader() { return kOfReader; }

}  // namespace redoubt::proof
