#pragma once

#include <cstdint>
#include <vector>

#include "controller/range/enterprise/wiring.h"

namespace redoubt::range {

/// Finds where flows of one protocol arrive, 64 destinations abreast: spreads over the zones from
/// one of them on, and every link passes on the lanes that its firewall lets across.
class Survey {
 public:
  /// `open`: by link, the protocols that it may carry at all. Both must outlive the survey.
  Survey(const Wiring& wiring, const std::vector<ProtocolSet>& open);

  /// What is asked about next: a protocol of this kind, to the destinations of this lot. Looks
  /// anew at what is open.
  void carry(Protocol protocol, std::size_t kind, std::uint32_t lot);
  /// Which of the wanted destinations flows from this end arrive at.
  Lanes from(EndId from, Lanes wanted);
  /// The destinations for which flows that have come to one zone get on to another, wherever they
  /// are from.
  Lanes surely(ZoneId from, ZoneId to);

 private:
  /// Zones that have more to pass on, each once, first come first served.
  class Queue {
   public:
    explicit Queue(std::size_t zones);
    bool empty() const { return begin_ == end_; }
    /// Without a branch, for whether a zone has more is anybody's guess.
    void add(std::uint32_t zone, bool has_more) {
      ring_[end_] = zone;
      end_ = (end_ + (std::size_t{has_more} & (waits_[zone] ^ 1U))) & last_;
      waits_[zone] |= std::uint8_t{has_more};
    }
    std::uint32_t next();
    void clear();

   private:
    std::vector<std::uint32_t> ring_;  ///< a power of two, more than there are zones
    std::vector<std::uint8_t> waits_;  ///< by zone
    std::size_t last_;                 ///< of the ring
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
  };

  Lanes spread(std::uint32_t start, const std::uint16_t* classes, const Lanes* goals, Lanes wanted);

  const Wiring* wiring_;
  const std::vector<ProtocolSet>* open_;
  const Lanes* table_ = nullptr;        ///< of what is carried
  const Lanes* goals_ = nullptr;        ///< by zone, the destinations that stand there
  std::vector<Wiring::Way> ways_;       ///< those that are open, zone by zone
  std::vector<std::uint32_t> first_;    ///< by zone, its first among them; one more for the end
  std::vector<Lanes> reached_;          ///< by zone
  std::vector<Lanes> one_goal_;         ///< by zone: everything, in the zone that is asked for
  std::vector<std::uint16_t> anybody_;  ///< by link, the class that stands for all
  Queue queue_;
};

}  // namespace redoubt::range
