from views import choosers, frame
from views.overview import tiles, tour

with frame.page("overview"):
    tiles.headline()
    tour.offer()
    area = choosers.area()
    with choosers.more():
        scheme = choosers.scheme()
    tiles.gaps(scheme, area)
    tiles.next_steps(scheme)
